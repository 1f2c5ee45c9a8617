import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Metric } from '../metric.model.ts';

/** The metric to archive, and the reason. */
@InputType()
export class MetricArchiveInput extends ArchivingInput {}

/** The archived metric. */
@ObjectType()
export class MetricArchivePayload extends payloadOf(Metric, 'metric') {}

/** Archives a metric. */
@Resolver()
export class MetricArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => MetricArchivePayload, {
    description:
      'Archives a metric. What uses it goes on, and readings that a source sends still come in; but it leaves lists and advice, and can neither be changed, read by hand nor named anew.',
  })
  @RequiresScope('okr:write')
  async metricArchive(@Args('input') input: MetricArchiveInput): Promise<MetricArchivePayload> {
    return { metric: await this.archive.archive(Metric, 'metric', input) };
  }
}
