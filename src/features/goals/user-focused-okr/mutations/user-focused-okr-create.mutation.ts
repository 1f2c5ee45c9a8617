import { Args, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { Objective } from '../../key-result/objective.model.ts';
import { OkrCreateAction } from '../okr-create.action.ts';
import { UserFocusedOkrCreateInput } from '../user-focused-okr-create.model.ts';
import { UserFocusedStepState } from '../user-focused-okr.model.ts';

/** The new objective, and the state of the steps to it. */
@ObjectType()
export class UserFocusedOkrCreatePayload extends payloadOf(
  Objective,
  'objective',
  'The new objective; its `keyResults` name the metrics. Null when refused.',
) {
  /** State of the five steps when the objective was created, with doubts; null when refused. */
  @Field(() => [UserFocusedStepState], { nullable: true })
  @AtMost(5)
  steps?: UserFocusedStepState[] | null;
}

/** Creates a user-focused objective. */
@Resolver()
export class UserFocusedOkrCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly action: OkrCreateAction,
  ) {}

  @Mutation(() => UserFocusedOkrCreatePayload, {
    description:
      'Creates a user-focused objective with two to four key results, and links them to the opportunity: all of it or nothing. Each of the five steps is checked; a missing step is refused with what to do about it.',
  })
  @RequiresScope('okr:write')
  async userFocusedOkrCreate(@Args('input') input: UserFocusedOkrCreateInput): Promise<UserFocusedOkrCreatePayload> {
    const { objectiveId, steps } = await this.once.once('userFocusedOkrCreate', input, () => this.action.create(input));
    return { objective: await this.read.byId(Objective, objectiveId), steps: [...steps] };
  }
}
