import { Injectable } from '@nestjs/common';
import {
  checkSteps,
  descentOf,
  type Fork,
  type Level,
  type Step,
} from '../../../domain/priorities/decision/descent.ts';
import { invalid, type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { canonicalId, newId } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { DecisionAction } from './decision.action.ts';
import { TargetOpportunity } from './target-opportunity.model.ts';
import { TargetReader } from './target.reader.ts';
import { TargetStore } from './target.store.ts';

/** A target to set. */
export interface NewTarget {
  readonly outcomeId: string;
  readonly opportunityId: string;
  readonly reason: string;
  /** First day; null for today. */
  readonly startsOn: string | null;
  readonly steps: readonly Step[];
}

/** Sets the target of an outcome with its descent, and ends the current one. */
@Injectable()
export class TargetAction {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly nodes: TreeNodeReader,
    private readonly trees: TreeStore,
    private readonly calendar: CalendarReader,
    private readonly reader: TargetReader,
    private readonly store: TargetStore,
    private readonly decisions: DecisionAction,
  ) {}

  /** Ends the current target and sets another, within the caller's transaction. Returns the new target's id. */
  async set({ outcomeId, opportunityId, reason, startsOn, steps }: NewTarget): Promise<string> {
    // The locks make concurrent calls wait: the second sees the target that the first set. They also keep nodes from being
    // moved or archived meanwhile.
    await this.trees.lockTreesOf(outcomeId, opportunityId);
    const outcome = await this.nodes.editable(outcomeId, ['outcomeId'], ['OUTCOME']);
    const node = await this.nodes.editable(opportunityId, ['opportunityId'], ['OPPORTUNITY']);
    const { path } = await this.nodes.parentNode(node.id);
    const forks = await this.reader.forks(path);
    const given = steps.map(canonical);
    const current = await this.store.current(outcome.id);
    const today = await this.calendar.today();
    const from = startsOn ?? today;
    refuseIf(
      ...checkTree(node, outcome),
      ...(await this.checkParked(path)),
      ...checkStart(from, today, current?.startsOn ?? null),
      ...(await this.checkDescent(forks, given)),
    );
    await this.store.replace(current?.id, from);
    const id = newId();
    await this.rows.insert(TargetOpportunity, [
      {
        id,
        outcomeId: outcome.id,
        opportunityId: node.id,
        reason,
        startsOn: from,
        levels: await this.recordDecisions(descentOf(forks, given), from),
        setById: currentCaller().onBehalfOf,
      },
    ]);
    return id;
  }

  /** Records the decision of each decided level in the log, and returns the levels with the decisions' ids. */
  private async recordDecisions(levels: readonly Level[], decidedOn: string): Promise<Level[]> {
    const ids = levels.flatMap(({ parentId, chosenId, overIds }) => [parentId, chosenId, ...overIds]);
    const nodes = new Map((await this.read.byIds(TreeNode, ids)).map((node) => [node?.id, node]));
    const called = (id: string): string => `${nodes.get(id)?.shortKey ?? ''} ${nodes.get(id)?.title ?? ''}`;
    const recorded: Level[] = [];
    for (const level of levels) {
      const { parentId, chosenId, overIds, reason } = level;
      const decisionId =
        reason === null
          ? undefined
          : await this.decisions.record({
              question: `Which opportunity to go for below ${called(parentId)}?`,
              options: [chosenId, ...overIds].map(called),
              choice: called(chosenId),
              reason,
              decidedOn,
              revisitOn: null,
              supersedesId: null,
              // A step down is a two-way door: one can go up again if it proves wrong (Torres).
              twoWayDoor: true,
              nodeIds: [parentId, chosenId],
              whoIds: [],
              grounds: [],
            });
      recorded.push(decisionId === undefined ? level : { ...level, decisionId });
    }
    return recorded;
  }

  private async checkParked(path: readonly string[]): Promise<Refusal[]> {
    const parked = (await this.read.byIds(TreeNode, path)).filter((each) => each?.status === 'PARKED');
    const names = parked.map((each) => each?.shortKey).join(', ');
    const problem = `A parked opportunity is not worked on (${names}). Change its status first.`;
    return parked.length > 0 ? [refusal('NOT_APPLICABLE', { problem }, ['opportunityId'])] : [];
  }

  /** Checks first that the opportunities that the steps name exist, and only then that they are on the path to the target. */
  private async checkDescent(forks: readonly Fork[], steps: readonly Step[]): Promise<Refusal[]> {
    const named = steps.flatMap(({ chosenId, overIds }, index) => [
      { id: chosenId, path: ['descent', String(index), 'chosenId'] },
      ...(overIds ?? []).map((id, position) => ({ id, path: ['descent', String(index), 'overIds', String(position)] })),
    ]);
    const found = await this.read.byIds(
      TreeNode,
      named.map(({ id }) => id),
    );
    const missing = named.filter((_, index) => !found[index]);
    return missing.length > 0
      ? missing.map(({ id, path }) => refusal('NOT_FOUND', { type: 'Opportunity', id }, path))
      : checkSteps(forks, steps, ['descent']);
  }
}

const canonical = ({ chosenId, overIds, reason }: Step): Step => ({
  chosenId: canonicalId(chosenId),
  overIds: overIds?.map(canonicalId) ?? null,
  reason,
});

const checkTree = (node: TreeNode, outcome: TreeNode): Refusal[] =>
  node.treeId === outcome.id
    ? []
    : [refusal('NOT_APPLICABLE', { problem: "The opportunity hangs in another outcome's tree." }, ['opportunityId'])];

function checkStart(from: string, today: string, currentFrom: string | null): Refusal[] {
  const early = currentFrom !== null && from < currentFrom;
  if (from <= today && !early) return [];
  const problem =
    from > today
      ? `startsOn must not lie in the future: it is ${today} in this workspace.`
      : `startsOn must not be before the current target began: ${currentFrom ?? ''}.`;
  return [invalid(problem, ['startsOn'])];
}
