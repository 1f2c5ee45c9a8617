import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { ParticipantMergeAction } from '../participant-merge.action.ts';
import { ParticipantMerge } from '../participant-merge.model.ts';

/** The merge that was a mistake. */
@InputType()
export class ParticipantMergeUndoInput {
  /** The merge to undo. */
  @Field(() => ID)
  id: string;
}

/** The merge, undone. */
@ObjectType()
export class ParticipantMergeUndoPayload extends payloadOf(ParticipantMerge, 'participantMerge') {}

/** Undoes the merge of two participants. */
@Resolver()
export class ParticipantMergeUndoMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly action: ParticipantMergeAction,
  ) {}

  @Mutation(() => ParticipantMergeUndoPayload, {
    description:
      'Undoes a merge: names, insights and interviews that were moved go back, as far as they are still there, and what came in meanwhile goes to the one whose name its source gave. What is known of either is what was stated of each, and of whoever else is merged into them; what people have set since stays. What a person has set of the consent meanwhile counts for both; where consent of either has ended, it has ended for both, and words that were removed do not come back. A merge into a participant who was merged further is undone after that one.',
  })
  @RequiresScope('insight:write')
  async participantMergeUndo(@Args('input') { id }: ParticipantMergeUndoInput): Promise<ParticipantMergeUndoPayload> {
    await this.db.transaction(() => this.action.undo(id));
    return { participantMerge: await this.read.byId(ParticipantMerge, id) };
  }
}
