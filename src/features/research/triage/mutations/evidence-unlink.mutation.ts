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

/** Evidence that is to count no longer. */
@InputType()
export class EvidenceUnlinkInput {
  /** Evidence to take back, up to 500. */
  @Field(() => [ID])
  ids: string[];
}

/** What became of every piece. */
@ObjectType({ implements: () => [Payload] })
export class EvidenceUnlinkPayload extends Payload {
  /** One result for each id, in the order of the input; null when the call was refused as a whole. */
  @Field(() => [EvidenceResult], { nullable: true })
  @AtMost(MOST_DECIDED)
  results?: EvidenceResult[] | null;
}

/** Takes evidence back. */
@Resolver()
export class EvidenceUnlinkMutation {
  constructor(
    private readonly db: Database,
    private readonly store: EvidenceStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => EvidenceUnlinkPayload, {
    description:
      'Takes up to 500 pieces of evidence back: they can still be seen and count no longer. An insight whose last evidence goes is in the inbox again, and what its link had taught is forgotten. What was taken back before stays so.',
  })
  @RequiresScope('insight:write')
  async evidenceUnlink(@Args('input') { ids }: EvidenceUnlinkInput): Promise<EvidenceUnlinkPayload> {
    if (ids.length > MOST_DECIDED)
      refuseIf(refusal('TOO_MANY', { what: 'Ids of one call', most: MOST_DECIDED }, ['ids']));
    await this.db.transaction(async () => {
      const held = await this.store.lock(ids.map(idOf));
      await this.store.withdraw(held.flatMap(({ id, withdrawnAt }) => (withdrawnAt === null ? [id] : [])));
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
