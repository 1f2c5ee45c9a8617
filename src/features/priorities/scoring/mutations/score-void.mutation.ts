import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Line } from '../../../../platform/graphql/validators.ts';
import { ScoreVoidAction } from '../score-void.action.ts';
import { Score } from '../score.model.ts';

/** The score to void, and why. */
@InputType()
export class ScoreVoidInput {
  /** Score to void; that cannot be undone. */
  @Field(() => ID)
  id: string;

  /** Why it is voided, 1 to 500 characters: people who find it in the history want to know. */
  @Line(500)
  reason: string;
}

/** The voided score. */
@ObjectType()
export class ScoreVoidPayload extends payloadOf(Score, 'score', 'The voided score; null when refused.') {}

/** Voids a score. */
@Resolver()
export class ScoreVoidMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly scores: ScoreVoidAction,
  ) {}

  @Mutation(() => ScoreVoidPayload, {
    description:
      'Voids a score that should not have been recorded. It stays in the history and counts nowhere; the one before it counts again.',
  })
  @RequiresScope('tree:write')
  async scoreVoid(@Args('input') { id, reason }: ScoreVoidInput): Promise<ScoreVoidPayload> {
    await this.db.transaction(() => this.scores.void(id, reason, new Date()));
    return { score: await this.read.byId(Score, id) };
  }
}
