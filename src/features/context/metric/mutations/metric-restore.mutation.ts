import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Metric } from '../metric.model.ts';

/** The archived metric to restore. */
@InputType()
export class MetricRestoreInput extends VersionedInput {}

/** The restored metric. */
@ObjectType()
export class MetricRestorePayload extends payloadOf(Metric, 'metric') {}

/** Restores a metric. */
@Resolver()
export class MetricRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => MetricRestorePayload, {
    description: 'Restores an archived metric: it returns to lists and advice and can be named again.',
  })
  @RequiresScope('okr:write')
  async metricRestore(@Args('input') input: MetricRestoreInput): Promise<MetricRestorePayload> {
    return { metric: await this.archive.restore(Metric, 'metric', input) };
  }
}
