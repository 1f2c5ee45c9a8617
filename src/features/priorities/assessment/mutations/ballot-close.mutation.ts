import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Ballot } from '../ballot.model.ts';
import { BallotStore } from '../ballot.store.ts';

/** The ballot to close. */
@InputType()
export class BallotCloseInput extends VersionedInput {}

/** The closed ballot. */
@ObjectType()
export class BallotClosePayload extends payloadOf(Ballot, 'ballot') {}

/** Closes a ballot before all have voted. */
@Resolver()
export class BallotCloseMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly store: BallotStore,
  ) {}

  @Mutation(() => BallotClosePayload, {
    description:
      'Closes a ballot before all have voted. The votes cast become visible, and no more votes are accepted.',
  })
  @RequiresScope('tree:write')
  async ballotClose(@Args('input') { id, expectedVersion }: BallotCloseInput): Promise<BallotClosePayload> {
    const ballot = await this.db.transaction(async () => {
      await this.store.lock((await this.read.get(Ballot, id)).id);
      const ballot = await this.read.get(Ballot, id);
      refuseStale({ ballot }, expectedVersion);
      if (ballot.closedAt !== null) refuseIf(refusal('NOT_APPLICABLE', { problem: 'The ballot is closed.' }, ['id']));
      return this.store.close(ballot.id, new Date(), true);
    });
    return { ballot };
  }
}
