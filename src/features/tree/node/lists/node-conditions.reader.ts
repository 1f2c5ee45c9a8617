import { searchTermsOf } from '../../../../domain/foundation/text/search-terms.ts';
import type { NodeKind } from '../../../../domain/tree/node/node-kind.ts';
import { allOf, isOneOf, part, type SqlPart } from '../../../../platform/database/sql-part.ts';
import { leastIdOf } from '../../../../platform/id.ts';
import { inEffect, laidAside } from '../in-effect.reader.ts';
import { personaPosting, tagPosting } from '../search.store.ts';
import { channelsThatCount } from '../sensing-channel.reader.ts';
import { liesBelow, nodesBelow, nodesServing, serves } from './branch-conditions.reader.ts';
import {
  exists,
  nodesByDay,
  nodesInStatus,
  nodesInTreesOf,
  nodesNaming,
  nodesOwnedBy,
  nodesSince,
  nodesUnder,
  nodesWithoutOwner,
  texts,
  uuids,
  workspace,
} from './candidates.reader.ts';
import type { ExperimentFilter } from './experiment-filter.model.ts';
import type { NodeFilter, TreeNodeFilter } from './node-filter.model.ts';
import type { OpportunityFilter } from './opportunity-filter.model.ts';
import type { OutcomeFilter } from './outcome-filter.model.ts';
import type { SolutionFilter } from './solution-filter.model.ts';
import { hasEveryWord, hasSomeWord } from '../../../../platform/database/word-list.ts';

/** What one field of a filter asks of a node. */
export interface NodeCondition {
  /** Whether `row` fits. */
  readonly fits: SqlPart;
  /** Statements that each select, from an index, the ids of a set of nodes in which all that fit are; none where no index knows. */
  readonly candidates?: readonly SqlPart[];
}

/** Makes the condition of a value; null where the value asks for nothing. */
type Make<Value> = (value: Value, kinds: readonly NodeKind[]) => NodeCondition | null;
type ConditionsOf<Filter> = {
  readonly [Field in Exclude<keyof Filter, 'kinds' | 'includeArchived'>]-?: Make<NonNullable<Filter[Field]>>;
};

/** The condition itself or, where it is not wanted, its opposite. */
const whether = (wanted: boolean, condition: SqlPart): SqlPart => (wanted ? condition : part`NOT (${condition})`);

/** A condition on the outcome at the root of a tree. */
function ofRoot(column: string, ids: readonly string[], kinds: readonly NodeKind[]): NodeCondition {
  const outcomes = nodesNaming(column, ids);
  return {
    fits: exists(part`SELECT FROM tree_node AS root WHERE root.workspace_id = ${workspace()} AND root.id = row.tree_id
      AND root.${() => column} = ANY(${uuids(ids)})`),
    candidates: [onlyOutcomes(kinds) ? outcomes : nodesInTreesOf(outcomes)],
  };
}

const onlyOutcomes = (kinds: readonly NodeKind[]): boolean => kinds.every((kind) => kind === 'OUTCOME');

/** A condition on a day that only nodes of one kind have; `key` is the column by whose index it is found. */
const onDay = (kind: NodeKind, column: string, key: string, sign: '<' | '>=', day: string): NodeCondition => ({
  fits: part`row.${() => column} ${() => sign} ${day}::date`,
  candidates: [nodesByDay(kind, key, sign, day)],
});

/** Whether `row` has a posting under one of the forms of a word. */
const says = (forms: readonly string[]): SqlPart =>
  exists(
    part`SELECT FROM search_word WHERE workspace_id = ${workspace()} AND word = ANY(${texts(forms)}) AND node_id = row.id`,
  );

/** How far the clocks of the service and of Postgres may differ. Chosen: no two clocks in use do. */
const CLOCKS_DIFFER_MS = 24 * 60 * 60_000;

/** What the fields of every filter of nodes ask. To add a field, add it to the filter and a row here. */
const COMMON: ConditionsOf<NodeFilter> = {
  outcomeIds: (ids, kinds) => ({
    fits: part`row.tree_id = ANY(${uuids(ids)})`,
    candidates: [nodesNaming(onlyOutcomes(kinds) ? 'id' : 'tree_id', ids)],
  }),
  parentIds: (ids) => ({ fits: part`row.parent_id = ANY(${uuids(ids)})`, candidates: [nodesNaming('parent_id', ids)] }),
  belowIds: (ids) => ({ fits: liesBelow(ids), candidates: [nodesBelow(ids)] }),
  productIds: (ids, kinds) => ofRoot('product_id', ids, kinds),
  teamIds: (ids, kinds) => ofRoot('team_id', ids, kinds),
  keyResultIds: (ids) => ({ fits: serves(ids), candidates: [nodesServing(ids)] }),
  ownerIds: (ids, kinds) => ({
    fits: part`row.owner_id = ANY(${uuids(ids)})`,
    candidates: [nodesOwnedBy(ids, kinds)],
  }),
  hasOwner: (wanted, kinds) => ({
    fits: whether(!wanted, part`row.owner_id IS NULL`),
    candidates: wanted ? [] : [nodesWithoutOwner(kinds)],
  }),
  tags: (tags) => ({ fits: hasSomeWord('row.tags', tags), candidates: [nodesUnder(tags.map(tagPosting))] }),
  allTags: (tags) => ({
    fits: hasEveryWord('row.tags', tags),
    candidates: tags.map((tag) => nodesUnder([tagPosting(tag)])),
  }),
  text: (text) => {
    const terms = searchTermsOf(text);
    return {
      fits: terms.length > 0 ? allOf(terms.map(({ forms }) => says(forms))) : part`false`,
      candidates: terms.map(({ forms }) => nodesUnder(forms)),
    };
  },
  changedSince: (instant, kinds) => ({
    fits: part`row.updated_at >= ${instant}::timestamptz`,
    candidates: [nodesSince('updated_at', part`${instant}::timestamptz`, kinds)],
  }),
  createdSince: (instant, kinds) => ({
    fits: part`row.created_at >= ${instant}::timestamptz`,
    // Ids tell when they were made by the clock of the service, not by that of Postgres.
    candidates: [nodesSince('id', part`${leastIdOf(instant.getTime() - CLOCKS_DIFFER_MS)}::uuid`, kinds)],
  }),
  includeLaidAside: (wanted) => (wanted ? null : { fits: part`NOT ${() => inEffect('row', laidAside)}` }),
};

const statuses: Make<readonly string[]> = (values, kinds) => ({
  fits: part`row.status = ANY(${texts(values)})`,
  candidates: [nodesInStatus(values, kinds)],
});
const oneOf =
  (column: string): Make<readonly string[]> =>
  (values) => ({ fits: part`${isOneOf(column, values) ?? part`true`}` });

const CONDITIONS: ConditionsOf<NodeFilter> &
  ConditionsOf<Omit<TreeNodeFilter, 'statuses'>> &
  ConditionsOf<Omit<OutcomeFilter, 'statuses' | 'types'>> &
  ConditionsOf<Omit<OpportunityFilter, 'statuses' | 'types'>> &
  ConditionsOf<Omit<SolutionFilter, 'statuses'>> &
  ConditionsOf<Omit<ExperimentFilter, 'statuses'>> & {
    readonly statuses: Make<readonly string[]>;
    readonly types: Make<readonly string[]>;
  } = {
  ...COMMON,
  statuses,
  types: oneOf('row.type'),
  goals: oneOf('row.goal'),
  metricIds: (ids) => ({
    fits: part`row.metric_id = ANY(${uuids(ids)})`,
    candidates: [nodesNaming('metric_id', ids)],
  }),
  personaIds: (ids) => ({
    fits: part`row.persona_ids && ${uuids(ids)}`,
    candidates: [nodesUnder(ids.map(personaPosting))],
  }),
  sensingChannels: (channels) => ({
    fits: part`${() => channelsThatCount('row.workspace_id', 'row')} && ${texts(channels)}`,
  }),
  isTarget: (wanted) => {
    const targets = part`SELECT opportunity_id AS id FROM target_opportunity WHERE workspace_id = ${workspace()} AND ended_on IS NULL`;
    return {
      fits: whether(wanted, exists(part`${targets} AND opportunity_id = row.id`)),
      candidates: wanted ? [targets] : [],
    };
  },
  isLeaf: (wanted) => ({
    fits: whether(
      !wanted,
      exists(part`SELECT FROM tree_node AS child WHERE child.workspace_id = ${workspace()} AND child.parent_id = row.id
        AND child.kind = 'OPPORTUNITY' AND child.archived_at IS NULL`),
    ),
  }),
  hasEvidence: (wanted) => ({
    fits: whether(
      wanted,
      exists(part`SELECT FROM counting_evidence WHERE workspace_id = ${workspace()} AND target_id = row.id`),
    ),
  }),
  shippedSince: (day) => onDay('SOLUTION', 'shipped_on', 'shipped_on_falling', '>=', day),
  shippedBefore: (day) => onDay('SOLUTION', 'shipped_on', 'shipped_on_rising', '<', day),
  learningQuestions: oneOf('row.learning_question'),
  verdicts: oneOf('row.verdict'),
  decisions: oneOf('row.decision'),
  hasDecision: (wanted) => ({ fits: whether(!wanted, part`row.decision IS NULL`) }),
  dueBefore: (day) => onDay('EXPERIMENT', 'due_on', 'due_on_rising', '<', day),
  startedBefore: (day) => onDay('EXPERIMENT', 'started_on', 'started_on_rising', '<', day),
};

/** What a filter asks of nodes of these kinds, condition by condition. */
export function conditionsOf(filter: Partial<NodeFilter>, kinds: readonly NodeKind[]): NodeCondition[] {
  const makers = CONDITIONS as unknown as Readonly<Record<string, Make<unknown> | undefined>>;
  return Object.entries(filter).flatMap(([field, value]: [string, unknown]) =>
    value === null || value === undefined ? [] : (makers[field]?.(value, kinds) ?? []),
  );
}
