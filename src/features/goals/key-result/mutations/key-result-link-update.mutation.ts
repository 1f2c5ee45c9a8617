import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { checkImpactDays, judgeImpact } from '../../../../domain/goals/key-result/impact.ts';
import { refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../../platform/calendar/calendar.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { judged } from '../../../../platform/request/warn.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { claimColumns, HypothesisInput } from '../impact-hypothesis.model.ts';
import { GoalReader } from '../goal.reader.ts';
import { KeyResult } from '../key-result.model.ts';
import { KeyResultLink } from '../key-result-link.model.ts';

/** The new hypothesis of a link. */
@InputType()
export class KeyResultLinkUpdateInput extends inputOf(VersionedInput, HypothesisInput) {}

/** The link after the change. */
@ObjectType()
export class KeyResultLinkUpdatePayload extends payloadOf(KeyResultLink, 'keyResultLink') {}

/** Changes the hypothesis of a link. */
@Resolver()
export class KeyResultLinkUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly calendar: CalendarReader,
    private readonly goals: GoalReader,
  ) {}

  @Mutation(() => KeyResultLinkUpdatePayload, {
    description:
      'Replaces the hypothesis of a link, as long as it is not settled. Statement, direction, size and confidence are replaced as a whole; baseline and due day keep their values if left out.',
  })
  @RequiresScope('okr:write')
  async keyResultLinkUpdate(
    @Args('input') { id, expectedVersion, hypothesis }: KeyResultLinkUpdateInput,
  ): Promise<KeyResultLinkUpdatePayload> {
    const { baseline, baselineOn, dueOn } = hypothesis;
    const hasBaseline = baseline !== undefined && baseline !== null;
    const day = hasBaseline ? (baselineOn ?? (await this.calendar.today())) : undefined;
    const set = {
      ...claimColumns(hypothesis),
      ...(hasBaseline && { baseline, baselineOn: day }),
      ...(dueOn && { dueOn }),
    };
    const keyResultLink = await this.rows.updateOne(
      KeyResultLink,
      'keyResultLink',
      id,
      expectedVersion,
      set,
      async (current) => {
        await this.goals.editable(KeyResult, current.keyResultId);
        return current.verdict === null
          ? [
              ...checkImpactDays(hypothesis, {
                baselineOn: day ?? current.baselineOn,
                dueOn: dueOn ?? current.dueOn,
              }),
              ...judged(judgeImpact(hypothesis, new Date())),
            ]
          : [refusal('NOT_APPLICABLE', { problem: SETTLED }, ['hypothesis'])];
      },
    );
    return { keyResultLink };
  }
}

const SETTLED =
  'What was expected stays once it is settled. Take the verdict back first, by impactHypothesisSettle with verdict null.';
