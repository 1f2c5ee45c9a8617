import { Injectable } from '@nestjs/common';
import { checkImpactDays, judgeImpact } from '../../../domain/goals/key-result/impact.ts';
import { judgeTarget } from '../../../domain/goals/key-result/target-rules.ts';
import { checkTarget, type Target } from '../../../domain/goals/key-result/target.ts';
import { invalid, type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import {
  stepStates,
  METRICS_OF_OBJECTIVE,
  type StepState,
  type UserFocusedStep,
} from '../../../domain/goals/user-focused-okr/steps.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { ReferenceReader } from '../../../platform/database/reference.reader.ts';
import { checkNotArchived, nameOf } from '../../../platform/database/archived.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { ImpactReader } from '../key-result/impact.reader.ts';
import type { ImpactHypothesisInput } from '../key-result/impact-hypothesis.model.ts';
import { judged } from '../../../platform/request/warn.ts';
import { KeyResult, targetOf } from '../key-result/key-result.model.ts';
import { KeyResultStore, type NewLink } from '../key-result/key-result.store.ts';
import { ObjectiveReferences } from '../key-result/objective-references.reader.ts';
import { givenTarget } from '../key-result/target.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import type { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { objectiveFacts, OkrFactsAction } from './okr-facts.action.ts';
import type { UserFocusedKeyResultInput, UserFocusedOkrCreateInput } from './user-focused-okr-create.model.ts';

/** The new objective's id, and the state of the five steps when it was created. */
export interface CreatedOkr {
  readonly objectiveId: string;
  readonly steps: readonly StepState[];
}

/** The input field that the refusal of each step names. */
const FIELD_OF_STEP: Readonly<Record<UserFocusedStep, string>> = {
  BUSINESS_KEY_RESULTS: 'businessKeyResultIds',
  TREE_AND_TARGET: 'opportunityId',
  QUOTE: 'quote',
  OBJECTIVE: 'statement',
  METRICS: 'keyResults',
};

/** Creates an objective, its key results and their links in the caller's transaction: all of them or none. */
@Injectable()
export class OkrCreateAction {
  constructor(
    private readonly read: RowReader,
    private readonly nodes: TreeNodeReader,
    private readonly trees: TreeStore,
    private readonly references: ObjectiveReferences,
    private readonly named: ReferenceReader,
    private readonly store: KeyResultStore,
    private readonly impacts: ImpactReader,
    private readonly facts: OkrFactsAction,
  ) {}

  /** @throws Refused for each missing step, at the input field that would complete it */
  async create(input: UserFocusedOkrCreateInput): Promise<CreatedOkr> {
    // The lock keeps the opportunity from being archived, merged or moved while its objective is created.
    await this.trees.lockTreesOf(input.opportunityId);
    const opportunity = (await this.nodes.editable(
      input.opportunityId,
      ['opportunityId'],
      ['OPPORTUNITY'],
    )) as Opportunity;
    refuseIf(...(await this.references.check(input)));
    const { statement, cycleId, teamId = null, ambition = 'ASPIRATIONAL' } = input;
    const quote = input.quote ?? opportunity.quote;
    const chosen = input.businessKeyResultIds?.map(idOf) ?? null;
    const { business, solutionTitles, facts } = await this.facts.gather(opportunity, idOf(cycleId), chosen);
    const metrics = new Set(input.keyResults.map(({ metricId }) => idOf(metricId))).size;
    const objective = objectiveFacts({ statement, ambition }, solutionTitles);
    const steps = stepStates({ ...facts, quote, objective, metrics });
    const notOfCycle = (chosen ?? []).filter((id) => !business.some((each) => each.id === id));
    refuseIf(
      ...(await this.refusalsOfChosen(chosen ?? [], notOfCycle)),
      ...(await this.refusalsOfKeyResults(input.keyResults)),
      ...steps.filter(({ isDone }) => !isDone).map(refusalOf),
    );
    const objectiveId = newId();
    const about = { focus: 'USER', opportunityId: opportunity.id, quote } as const;
    await this.store.addObjective({ id: objectiveId, statement, cycleId, teamId, ambition, ...about });
    await this.keyResults(objectiveId, opportunity, input.keyResults);
    return { objectiveId, steps };
  }

  private async keyResults(
    objectiveId: string,
    opportunity: Opportunity,
    given: readonly UserFocusedKeyResultInput[],
  ): Promise<void> {
    const made = await this.store.addKeyResults(
      objectiveId,
      given.map(({ hypothesis: _, target, ...fields }) => ({ ...fields, id: newId(), target: givenTarget(target) })),
    );
    const metrics = await this.read.byIds(
      Metric,
      made.map(({ metricId }) => metricId),
    );
    const links: NewLink[] = [];
    for (const [index, keyResult] of made.entries()) {
      const metric = metrics[index];
      const path = ['keyResults', String(index), 'target'];
      if (metric) refuseIf(...judged(judgeTarget(targetOf(keyResult), metric, path)));
      const hypothesis = given[index]?.hypothesis ?? defaultHypothesis(keyResult, metrics[index] ?? null, opportunity);
      await this.store.lockForLink(keyResult.id, opportunity.id);
      const frame = await this.impacts.frame(keyResult, hypothesis);
      const at = (each: Refusal): Refusal => ({ ...each, path: ['keyResults', String(index), ...each.path] });
      const hypothesisPath = ['keyResults', String(index), 'hypothesis'];
      refuseIf(
        ...checkImpactDays(hypothesis, frame).map(at),
        ...judged(judgeImpact(hypothesis, new Date(), hypothesisPath)),
      );
      links.push({ id: newId(), keyResultId: keyResult.id, nodeId: opportunity.id, hypothesis, frame });
    }
    await this.store.addLinks(links);
  }

  /** Refuses business key results that the input names and that do not belong to the cycle. */
  private async refusalsOfChosen(chosen: readonly string[], strange: readonly string[]): Promise<Refusal[]> {
    const known = await this.read.byIds(KeyResult, strange);
    return strange.flatMap((id, index) => {
      const path = ['businessKeyResultIds', String(chosen.indexOf(id))];
      const problem = 'It is no key result of an objective for the business in that cycle.';
      const keyResult = known[index];
      if (!keyResult) return [refusal('NOT_FOUND', { type: 'KeyResult', id }, path)];
      const archived = checkNotArchived(keyResult, nameOf(KeyResult, keyResult), path);
      return archived.length > 0 ? archived : [refusal('NOT_APPLICABLE', { problem }, path)];
    });
  }

  private async refusalsOfKeyResults(given: readonly UserFocusedKeyResultInput[]): Promise<Refusal[]> {
    if (given.length > METRICS_OF_OBJECTIVE.max) return [];
    const named = given.flatMap(({ metricId, ownerId }, index) => [
      { model: Metric, id: metricId, path: ['keyResults', String(index), 'metricId'] },
      { model: Person, id: ownerId, path: ['keyResults', String(index), 'ownerId'] },
    ]);
    const ids = given.map(({ metricId }) => idOf(metricId));
    const own = given.flatMap(({ metricId, target }, index) => {
      const path = ['keyResults', String(index)];
      const problem = 'Another key result of the objective is of this metric; name each metric once.';
      return [
        ...checkTarget(givenTarget(target), [...path, 'target']),
        ...(ids.indexOf(idOf(metricId)) === index ? [] : [invalid(problem, [...path, 'metricId'])]),
      ];
    });
    return [...own, ...(await this.named.check(named))];
  }
}

const refusalOf = ({ step, reason, next }: StepState): Refusal =>
  refusal(
    step === 'BUSINESS_KEY_RESULTS' || step === 'TREE_AND_TARGET' ? 'NOT_APPLICABLE' : 'INVALID_VALUE',
    {
      problem: `${reason} ${next ?? ''}`.trim(),
    },
    [FIELD_OF_STEP[step]],
  );

/** The hypothesis of a key result whose input has none: solving the opportunity reaches the target. */
function defaultHypothesis(keyResult: KeyResult, metric: Metric | null, { title }: Opportunity): ImpactHypothesisInput {
  const { initial, goal }: Pick<Target, 'initial' | 'goal'> = keyResult;
  const isReached = initial !== null && goal !== null;
  const size = isReached ? Math.abs(goal - initial) : null;
  return {
    statement: `Once “${title}” is solved: ${keyResult.title}`,
    direction: isReached ? (goal > initial ? 'UP' : 'DOWN') : (metric?.direction ?? 'UP'),
    expectedSize: size !== null && Number.isFinite(size) ? size : null,
  };
}
