import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf } from '../../../../domain/refusal.ts';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { idOf } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { Evidence } from '../../evidence/evidence.model.ts';
import { EvidenceStore } from '../../evidence/evidence.store.ts';
import { EvidenceResult, MOST_DECIDED } from '../link.model.ts';

/** Evidence to withdraw. */
@InputType()
export class EvidenceRemoveInput {
  /** Pieces of evidence to withdraw, up to 500. */
  @Field(() => [ID])
  ids: string[];
}

/** The result for every piece of evidence. */
@ObjectType({ implements: () => [Payload] })
export class EvidenceRemovePayload extends Payload {
  /** One result for each id, in the order of the input; null when the call was refused as a whole. */
  @Field(() => [EvidenceResult], { nullable: true })
  @AtMost(MOST_DECIDED)
  results?: EvidenceResult[] | null;
}

/** Withdraws evidence. */
@Resolver()
export class EvidenceRemoveMutation {
  constructor(
    private readonly db: Database,
    private readonly store: EvidenceStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => EvidenceRemovePayload, {
    description:
      'Withdraws up to 500 pieces of evidence: they stay visible and no longer count. An insight whose last evidence is withdrawn returns to the inbox, and suggestions no longer learn from its link. Evidence that was withdrawn before stays withdrawn.',
  })
  @RequiresScope('insight:write')
  async evidenceRemove(@Args('input') { ids }: EvidenceRemoveInput): Promise<EvidenceRemovePayload> {
    if (ids.length > MOST_DECIDED)
      refuseIf(refusal('TOO_MANY', { what: 'Ids of one call', most: MOST_DECIDED, given: ids.length }, ['ids']));
    await this.db.transaction(async () => {
      const locked = await this.store.lock(ids.map(idOf));
      await this.store.withdraw(locked.flatMap(({ id, withdrawnAt }) => (withdrawnAt === null ? [id] : [])));
    });
    const evidence = await this.read.byIds(Evidence, ids);
    return {
      results: ids.map((id, index) => ({
        index,
        evidence: evidence[index] ?? null,
        userErrors: evidence[index] ? [] : [refusal('NOT_FOUND', { type: Evidence.name, id }, ['ids', String(index)])],
      })),
    };
  }
}
