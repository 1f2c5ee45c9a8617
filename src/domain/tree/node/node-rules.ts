import { hasCome, inOrder, judge, type Change, type Judgement, type Rules } from '../../rule.ts';
import type { NodeKind, NodeStatus } from './node-kind.ts';

/** Fields of a node that depend on each other; each kind has its own of them. */
export interface RuledNode {
  readonly status?: NodeStatus;
  readonly buildingSince?: string | null;
  readonly shippedOn?: string | null;
  readonly actualEffortPersonMonths?: number | null;
  readonly startedOn?: string | null;
  readonly dueOn?: string | null;
  readonly concludedOn?: string | null;
  readonly successCriterion?: {
    readonly text: string;
    readonly atLeast?: number | null;
    readonly of?: number | null;
  } | null;
  readonly expectedSupport?: number | null;
  readonly observation?: { readonly text: string; readonly count?: number | null; readonly of?: number | null } | null;
  readonly verdict?: 'SUPPORTED' | 'REFUTED' | 'INCONCLUSIVE' | null;
  readonly decision?: string | null;
}

const isOneOf = (status: NodeStatus | undefined, ...statuses: readonly NodeStatus[]): boolean =>
  status !== undefined && statuses.includes(status);
const isSet = (value: unknown): boolean => value !== null && value !== undefined;

/** What cannot be of a solution, and what seldom is. */
export const SOLUTION_RULES: Rules<RuledNode> = {
  'building has begun': hasCome('buildingSince', 'building began'),
  'shipping has come': hasCome('shippedOn', 'customers received it'),
  'it is built before it is shipped': inOrder('buildingSince', 'shippedOn'),
  'only what is shipped has a day of shipping': {
    fields: ['status', 'shippedOn'],
    at: ['shippedOn'],
    isRefused: true,
    problem: ({ status, shippedOn }, { set }) =>
      isSet(set.shippedOn) && shippedOn && !isOneOf(status, 'SHIPPED', 'DISCARDED')
        ? `shippedOn takes the day on which customers received it; its status is ${status ?? ''}: set SHIPPED with it, or leave it out.`
        : null,
  },
  'what is taken back was shipped': {
    fields: ['status', 'shippedOn'],
    at: ['status'],
    isRefused: false,
    problem: ({ status, shippedOn }, { set }) =>
      !isSet(set.shippedOn) && shippedOn && !isOneOf(status, 'SHIPPED', 'DISCARDED')
        ? `It is ${status ?? ''}, and was shipped on ${shippedOn}: clear shippedOn with null if customers do not have it.`
        : null,
  },
  'what is built is past being an idea': {
    fields: ['status', 'buildingSince'],
    at: ['buildingSince'],
    isRefused: false,
    problem: ({ status, buildingSince }) =>
      buildingSince && isOneOf(status, 'IDEA')
        ? `Building began on ${buildingSince}, yet its status is IDEA: set BUILDING, or clear buildingSince with null.`
        : null,
  },
  'effort is spent on what is built': {
    fields: ['status', 'actualEffortPersonMonths'],
    at: ['actualEffortPersonMonths'],
    isRefused: false,
    problem: ({ status, actualEffortPersonMonths: effort }) =>
      isSet(effort) && isOneOf(status, 'IDEA')
        ? `Effort was spent on it, ${String(effort)} person-months, yet its status is IDEA.`
        : null,
  },
};

/** What cannot be of an experiment, and what seldom is. */
export const EXPERIMENT_RULES: Rules<RuledNode> = {
  'it has started': hasCome('startedOn', 'it started'),
  'it has been concluded': hasCome('concludedOn', 'it was concluded'),
  'it starts before it is concluded': inOrder('startedOn', 'concludedOn'),
  'it starts before it is due': inOrder('startedOn', 'dueOn', false),
  'no more show it than were observed': {
    fields: ['observation'],
    at: ['observation', 'count'],
    isRefused: true,
    problem: ({ observation }) => moreThanAll('count', observation?.count, observation?.of),
  },
  'no more need show it than are observed': {
    fields: ['successCriterion'],
    at: ['successCriterion', 'atLeast'],
    isRefused: true,
    problem: ({ successCriterion: criterion }) => moreThanAll('atLeast', criterion?.atLeast, criterion?.of),
  },
  'only what ran has a verdict': {
    fields: ['status', 'verdict'],
    at: ['verdict'],
    isRefused: true,
    problem: ({ status, verdict }) =>
      verdict && isOneOf(status, 'PLANNED', 'CANCELLED')
        ? `The verdict is ${verdict}, yet the experiment is ${status ?? ''}: set CONCLUDED with the verdict, or clear it with null.`
        : null,
  },
  'a verdict ends it': {
    fields: ['status', 'verdict'],
    at: ['status'],
    isRefused: false,
    problem: ({ status, verdict }) =>
      verdict && isOneOf(status, 'RUNNING')
        ? `The verdict is ${verdict}, yet the experiment is RUNNING: set CONCLUDED if it is over.`
        : null,
  },
  'only what is concluded has a day of it': {
    fields: ['status', 'concludedOn'],
    at: ['concludedOn'],
    isRefused: true,
    problem: ({ status, concludedOn }, { set }) =>
      isSet(set.concludedOn) && concludedOn && isOneOf(status, 'PLANNED', 'RUNNING')
        ? `concludedOn takes the day on which it was concluded; its status is ${status ?? ''}: set CONCLUDED with it, or leave it out.`
        : null,
  },
  'what goes on was concluded': {
    fields: ['status', 'concludedOn'],
    at: ['status'],
    isRefused: false,
    problem: ({ status, concludedOn }, { set }) =>
      !isSet(set.concludedOn) && concludedOn && isOneOf(status, 'PLANNED', 'RUNNING')
        ? `It is ${status ?? ''}, and was concluded on ${concludedOn}: clear concludedOn with null if it goes on.`
        : null,
  },
  'what is planned has not started': {
    fields: ['status', 'startedOn'],
    at: ['startedOn'],
    isRefused: false,
    problem: ({ status, startedOn }) =>
      startedOn && isOneOf(status, 'PLANNED')
        ? `It started on ${startedOn}, yet its status is PLANNED: set RUNNING, or clear startedOn with null.`
        : null,
  },
  'nothing is observed before it runs': {
    fields: ['status', 'observation'],
    at: ['observation'],
    isRefused: false,
    problem: ({ status, observation }) =>
      observation && isOneOf(status, 'PLANNED')
        ? 'Something was observed, yet its status is PLANNED: set RUNNING or CONCLUDED.'
        : null,
  },
  'what was asked stands once it is answered': {
    fields: ['successCriterion'],
    at: ['successCriterion'],
    isRefused: true,
    problem: ({ verdict, successCriterion }, { before, set }) =>
      verdict &&
      before?.verdict &&
      set.verdict === undefined &&
      !isSameCriterion(before.successCriterion, successCriterion)
        ? `successCriterion is what the verdict ${verdict} was measured by: clear the verdict with null, or give it anew along with the criterion.`
        : null,
  },
  'what was expected stands once it is answered': {
    fields: ['expectedSupport'],
    at: ['expectedSupport'],
    isRefused: true,
    problem: ({ verdict, expectedSupport }, { before, set }) =>
      verdict &&
      before?.verdict &&
      set.verdict === undefined &&
      (before.expectedSupport ?? null) !== (expectedSupport ?? null)
        ? `expectedSupport is what was expected before the verdict ${verdict}: it can be changed no more.`
        : null,
  },
  'the verdict is what the figures say': {
    fields: ['verdict', 'observation', 'successCriterion'],
    at: ['verdict'],
    isRefused: false,
    problem: ({ verdict, observation, successCriterion }) => {
      const [count, atLeast] = [observation?.count, successCriterion?.atLeast];
      if (typeof count !== 'number' || typeof atLeast !== 'number') return null;
      const met = count >= atLeast;
      if (verdict === 'SUPPORTED' && !met)
        return `The verdict is SUPPORTED, yet ${count} were observed and the criterion asks for ${atLeast}.`;
      return verdict === 'REFUTED' && met
        ? `The verdict is REFUTED, yet ${count} were observed and the criterion asks for ${atLeast}.`
        : null;
    },
  },
};

const NONE: Rules<RuledNode> = {};
const RULES: Readonly<Record<NodeKind, Rules<RuledNode>>> = {
  OUTCOME: NONE,
  OPPORTUNITY: NONE,
  SOLUTION: SOLUTION_RULES,
  EXPERIMENT: EXPERIMENT_RULES,
};

/** What the rules of its kind have against a new node, or a change of one. */
export const judgeNode = (kind: NodeKind, change: Change<RuledNode>, path: readonly string[] = []): Judgement =>
  judge(RULES[kind], change, path);

function moreThanAll(field: string, part: number | null | undefined, all: number | null | undefined): string | null {
  if (typeof part !== 'number' || typeof all !== 'number' || part <= all) return null;
  return `${field} takes at most ${all}, of which it is a part, not ${part}.`;
}

function isSameCriterion(one: RuledNode['successCriterion'], other: RuledNode['successCriterion']): boolean {
  return (
    one?.text === other?.text &&
    (one?.atLeast ?? null) === (other?.atLeast ?? null) &&
    (one?.of ?? null) === (other?.of ?? null)
  );
}
