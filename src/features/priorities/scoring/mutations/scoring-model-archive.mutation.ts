import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { OwnScoringModel } from '../own-model.model.ts';

/** The own model to archive, and why. */
@InputType()
export class ScoringModelArchiveInput extends ArchivingInput {}

/** The archived model. */
@ObjectType()
export class ScoringModelArchivePayload extends payloadOf(OwnScoringModel, 'ownScoringModel') {}

/** Archives an own model. */
@Resolver()
export class ScoringModelArchiveMutation {
  constructor(private readonly rows: RowStore) {}

  @Mutation(() => ScoringModelArchivePayload, {
    description:
      'Archives an own scoring model. It takes no new scores; its existing scores stay and can be explained.',
  })
  @RequiresScope('tree:write')
  async scoringModelArchive(
    @Args('input') { id, expectedVersion, reason }: ScoringModelArchiveInput,
  ): Promise<ScoringModelArchivePayload> {
    const set = { archivedAt: new Date(), archiveReason: reason };
    const archived = ({ archivedAt, name }: OwnScoringModel) =>
      archivedAt === null ? [] : [refusal('ARCHIVED', { what: `The scoring model ${name}` }, ['id'])];
    return {
      ownScoringModel: await this.rows.updateOne(
        OwnScoringModel,
        'ownScoringModel',
        id,
        expectedVersion,
        set,
        archived,
      ),
    };
  }
}
