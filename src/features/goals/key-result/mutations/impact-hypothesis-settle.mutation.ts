import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { invalid } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../../platform/calendar/calendar.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { currentCaller } from '../../../../platform/request/request.ts';
import { VerdictInput } from '../impact-hypothesis.model.ts';
import { GoalReader } from '../goal.reader.ts';
import { KeyResult } from '../key-result.model.ts';
import { KeyResultLink } from '../key-result-link.model.ts';

/** The link, and the verdict on its hypothesis. */
@InputType()
export class ImpactHypothesisSettleInput extends inputOf(VersionedInput, VerdictInput) {}

/** The link with its settled hypothesis. */
@ObjectType()
export class ImpactHypothesisSettlePayload extends payloadOf(KeyResultLink, 'keyResultLink') {}

/** Settles the hypothesis of a link. */
@Resolver()
export class ImpactHypothesisSettleMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly calendar: CalendarReader,
    private readonly goals: GoalReader,
  ) {}

  @Mutation(() => ImpactHypothesisSettlePayload, {
    description:
      'Records a verdict on the hypothesis of a link. A person decides, whatever the readings suggest. The change log keeps every verdict.',
  })
  @RequiresScope('okr:write')
  async impactHypothesisSettle(
    @Args('input') { id, expectedVersion, verdict = null, reason = null, settledOn }: ImpactHypothesisSettleInput,
  ): Promise<ImpactHypothesisSettlePayload> {
    const today = await this.calendar.today();
    const on = settledOn ?? today;
    const settled = { verdict, verdictReason: reason, settledById: currentCaller().onBehalfOf };
    // The same verdict once more is no news, and keeps its day unless another one is given.
    const isSame = (link: KeyResultLink): boolean =>
      link.verdict === verdict && link.verdictReason === reason && link.settledById === settled.settledById;
    const set = (link: KeyResultLink) =>
      verdict
        ? { ...settled, settledOn: settledOn ?? (isSame(link) ? link.settledOn : on) }
        : { verdict: null, verdictReason: null, settledOn: null, settledById: null };
    const problem = `settledOn (${on}) must not be after today (${today}).`;
    const keyResultLink = await this.rows.updateOne(
      KeyResultLink,
      'keyResultLink',
      id,
      expectedVersion,
      set,
      async (link) => {
        await this.goals.editable(KeyResult, link.keyResultId);
        return on > today ? [invalid(problem, ['settledOn'])] : [];
      },
    );
    return { keyResultLink };
  }
}
