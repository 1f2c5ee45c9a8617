import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsIn, ValidateIf } from 'class-validator';
import { classOf } from '../../../../domain/research/evidence/evidence-class.ts';
import { STANCES, type Stance } from '../../../../domain/research/evidence/stance.ts';
import { refusal, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Evidence, StanceEnum } from '../../evidence/evidence.model.ts';
import { EvidenceStore } from '../../evidence/evidence.store.ts';
import { Insight } from '../../insight/insight.model.ts';
import { InsightStatusStore } from '../../insight/insight-status.store.ts';
import { checkNote } from '../../insight/redacted-insight.ts';
import { EvidenceFields } from '../link.model.ts';

/** The fields to change; a field that is left out keeps its value, and null clears it. */
@InputType()
export class EvidenceUpdateInput extends inputOf(VersionedInput, EvidenceFields) {
  /** Whether the evidence supports or contradicts. */
  @Field(() => StanceEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(Object.keys(STANCES))
  stance?: Stance;
}

/** The evidence after the change. */
@ObjectType()
export class EvidenceUpdatePayload extends payloadOf(Evidence, 'evidence') {}

/** Changes a piece of evidence. */
@Resolver()
export class EvidenceUpdateMutation {
  constructor(
    private readonly db: Database,
    private readonly store: EvidenceStore,
    private readonly statuses: InsightStatusStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => EvidenceUpdatePayload, {
    description:
      'Changes the stance, the class or the note of a piece of evidence. A class of null lets the class follow from how the insight was obtained.',
  })
  @RequiresScope('insight:write')
  evidenceUpdate(@Args('input') { id, expectedVersion, ...set }: EvidenceUpdateInput): Promise<EvidenceUpdatePayload> {
    return this.db.transaction(async () => {
      const { insightId, withdrawnAt } = await this.read.get(Evidence, id);
      // Locked, so that its words are not removed while a note on them is written.
      await this.statuses.lock([insightId]);
      const insight = await this.read.get(Insight, insightId);
      const { kind, elicitation } = insight;
      refuseIf(...checkNote(set.note, insight, ['note']));
      if (withdrawnAt !== null)
        refuseIf(refusal('NOT_APPLICABLE', { problem: 'It was taken back: link the insight again.' }, ['id']));
      const classColumns =
        set.class === undefined
          ? {}
          : { class: set.class ?? classOf(kind, elicitation), classIsTold: set.class !== null };
      const { class: _, ...rest } = set;
      return { evidence: await this.store.update(id, expectedVersion, { ...rest, ...classColumns }) };
    });
  }
}
