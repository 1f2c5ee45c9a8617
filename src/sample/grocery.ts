import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../domain/foundation/calendar/date.ts';

interface Counted {
  readonly text: string;
  readonly atLeast?: number;
  readonly count?: number;
  readonly of?: number;
}
interface Experiment {
  readonly key: string;
  readonly title: string;
  readonly criterion: Counted | null;
  readonly observation?: Counted | null;
  readonly startedDaysBefore?: number | null;
  readonly concludedDaysBefore?: number | null;
  readonly assumptions?: readonly string[];
  readonly [field: string]: unknown;
}
/** A solution as the file tells it. */
export interface Solution {
  readonly key: string;
  readonly title: string;
  readonly description?: string;
  readonly externalRefs?: readonly Readonly<Record<'system' | 'externalId' | 'url' | 'state', string>>[];
  readonly status: string;
  readonly statusReason?: string;
  readonly rice: Readonly<Record<'reach' | 'impact' | 'confidence' | 'effort', number>>;
  readonly alsoAddresses?: readonly string[];
  readonly experiments: readonly Experiment[];
}
/** An opportunity as the file tells it. */
export interface Opportunity {
  readonly key: string;
  readonly title: string;
  readonly type: string;
  readonly moment: string | null;
  readonly covers: string;
  readonly status?: string;
  readonly statusReason?: string;
  readonly size?: Readonly<Record<'peoplePerMonth' | 'timesEachPerMonth', number>>;
  readonly children: readonly Opportunity[];
  readonly solutions: readonly Solution[];
  readonly experiments: readonly Experiment[];
}
/** An assumption as the file tells it; its orders are among all of the file, 1 the first. */
export interface Assumption {
  readonly key: string;
  readonly type: string;
  readonly text: string;
  readonly solutions: readonly string[];
  readonly opportunity?: string;
  readonly importanceOrder: number;
  readonly evidenceOrder: number;
}
/** The sample tree: grocery shopping, every number in it invented. */
export interface Grocery {
  readonly outcome: {
    readonly key: string;
    readonly title: string;
    readonly description: string;
    readonly type: string;
    readonly metric: Readonly<Record<'name' | 'definition' | 'unit' | 'direction', string>> &
      Readonly<Record<'initial' | 'goal', number>>;
  };
  readonly moments: readonly { readonly key: string; readonly title: string }[];
  readonly opportunities: readonly Opportunity[];
  readonly parked: readonly Opportunity[];
  readonly assumptions: readonly Assumption[];
}

/** Reads the sample tree from the file beside this one. */
export const readGrocery = (): Grocery =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'grocery-tree.json'), 'utf8')) as Grocery;

/** Every opportunity, at any depth. */
export const everyOpportunity = (opportunities: readonly Opportunity[]): Opportunity[] =>
  opportunities.flatMap((each) => [each, ...everyOpportunity(each.children)]);

/**
 * The tree as `treeCreate` takes it. Each node's key is its reference; dates count back from `today`; `personaIds` are those
 * of an opportunity, by its key.
 */
export function outcomeInput(
  { outcome, moments, opportunities, parked }: Grocery,
  today: string,
  personaIds: (key: string) => readonly string[],
): Record<string, unknown> {
  const titleOf = new Map(moments.map(({ key, title }) => [key, title]));
  const experiment = ({
    key,
    criterion,
    observation,
    startedDaysBefore,
    concludedDaysBefore,
    assumptions: _,
    ...rest
  }: Experiment) => ({
    ...rest,
    reference: key,
    successCriterion: criterion,
    observation: observation ?? null,
    startedOn: before(today, startedDaysBefore),
    concludedOn: before(today, concludedDaysBefore),
  });
  const solution = ({ key, rice, alsoAddresses: _, experiments, ...rest }: Solution) => ({
    ...rest,
    reference: key,
    effortPersonMonths: rice.effort,
    experiments: experiments.map(experiment),
  });
  const opportunity = (node: Opportunity): Record<string, unknown> => ({
    reference: node.key,
    title: node.title,
    type: node.type,
    moment: node.moment === null ? null : titleOf.get(node.moment),
    description: `Covers: ${node.covers}.`,
    personaIds: personaIds(node.key),
    ...(node.status === undefined ? {} : { status: node.status, statusReason: node.statusReason }),
    ...(node.solutions.length + node.experiments.length > 0 && node.status === undefined
      ? { status: 'EXPLORING' }
      : {}),
    opportunities: node.children.map(opportunity),
    solutions: node.solutions.map(solution),
    experiments: node.experiments.map(experiment),
  });
  return {
    reference: outcome.key,
    title: outcome.title,
    description: outcome.description,
    type: outcome.type,
    goal: 'PERFORMANCE',
    experienceMap: moments.map(({ title }) => title),
    opportunities: [...opportunities, ...parked].map(opportunity),
  };
}

const before = (today: string, days: number | null | undefined): string | null =>
  days === null || days === undefined ? null : addDays(today, -days);
