import { type RankState, rankStatesOf } from '../../../domain/priorities/scoring/rank-state.ts';
import type { SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { channelsThatCount } from '../../tree/node/sensing-channel.reader.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import { spellingsOf } from '../../../platform/database/word-list.ts';
import { spellingOf } from '../../../domain/foundation/text/spelling.ts';

/** The last ranking entry that was examined; reading continues after it. */
export interface RankingEntryCursor {
  /** `place` of the entry: the negated value, Infinity without one. */
  readonly place: number;
  readonly id: string;
}

/** Part of an index that contains ranking entries in the order of a ranking. */
interface Stretch {
  readonly state: RankState;
  /** Condition on the leading columns of the index, besides workspace and partition_key. */
  readonly lead: string;
}

/**
 * A statement about the entries of one ranking. It contains only the conditions that were requested, so that each kind of
 * ranking has its own plan. Values from callers are passed as parameters.
 */
export class RankingStatement {
  readonly values: unknown[] = [];
  private readonly workspace = this.value(currentCaller().workspaceId, 'uuid');
  private readonly statuses: string[] | null;
  private readonly stretches: readonly Stretch[];
  private readonly answeredByIndex: ReadonlySet<'product' | 'team' | 'status'>;

  /** @param model key of the model whose entries are read in order; '' for the nodes themselves, by id */
  constructor(
    private readonly scope: RankingScope,
    private readonly model: string,
  ) {
    const { filter, outcomeId, productId, teamIds } = scope;
    const { includeArchived: archived = false, includeLaidAside: laidAside = false, statuses = null } = filter;
    this.statuses = statuses && [...new Set(statuses)];
    const led = new Set<'product' | 'team' | 'status'>();
    let leads = [''];
    if (outcomeId !== null) leads = [` AND tree_id = ${this.value(idOf(outcomeId), 'uuid')}`];
    else if (teamIds !== null) {
      led.add('team');
      leads = [...new Set(teamIds.map(idOf))].map((id) => ` AND team_id = ${this.value(id, 'uuid')}`);
    } else if (productId !== null) {
      led.add('product');
      leads = [` AND product_id = ${this.value(idOf(productId), 'uuid')}`];
    } else if (this.statuses !== null) {
      led.add('status');
      leads = this.statuses.map((status) => ` AND status = ${this.value(status, 'text')}`);
    }
    this.answeredByIndex = led;
    this.stretches = rankStatesOf({ archived, laidAside, statuses }).flatMap((state) =>
      leads.map((lead) => ({ state, lead })),
    );
  }

  /** Whether no entry can match. */
  get empty(): boolean {
    return this.stretches.length === 0;
  }

  /** Adds a parameter and returns its placeholder with a cast to `type`. */
  value(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  /**
   * At most `most` entries after a cursor, in the order of the ranking. Postgres merges the stretches of the index, and
   * reads no other entries.
   */
  entries(after: RankingEntryCursor | null, most: number | null): string {
    const behind = after
      ? ` AND (place, node_id) > (${this.value(after.place, 'float8')}, ${this.value(after.id, 'uuid')})`
      : '';
    // Entries without a value are at the end of the partition; they are read as nodes, together with those never scored.
    const scored = this.model === '' ? '' : ` AND place < 'Infinity'`;
    const { kind, batchId } = this.scope;
    const one = ({ state, lead }: Stretch): string => `
      SELECT place, node_id, status, product_id, team_id, value, notch_low, notch_high, score_id, transaction FROM ranking_entry
      WHERE workspace_id = ${this.workspace}${lead}
        AND ${lead === '' ? 'workspace_partition_key' : 'partition_key'} = ${this.value([kind, state, this.model, this.model === '' ? '' : (batchId ?? '')].join('/'), 'text')}${behind}${scored}`;
    return `SELECT * FROM (${this.stretches.map(one).join(' UNION ALL ')}) AS stretch
      ORDER BY place, node_id ${most === null ? '' : `LIMIT ${this.value(most, 'int')}`}`;
  }

  /** Conditions on the entry `looked` that no index answers; empty if there are none. */
  filters(): string[] {
    const { tags, ownerId, leafOnly, keyResultId, personaIds, sensingChannels } = this.scope.filter;
    const { productId, teamIds } = this.scope;
    // Subqueries are evaluated for one entry after the other, and only as long as needed; Postgres could evaluate a join
    // for all entries.
    const node = (what: string): string =>
      `(SELECT ${what} FROM tree_node AS node WHERE node.workspace_id = ${this.workspace} AND node.id = looked.node_id)`;
    return [
      ...(productId !== null && !this.answeredByIndex.has('product')
        ? [`looked.product_id = ${this.value(idOf(productId), 'uuid')}`]
        : []),
      ...(teamIds !== null && !this.answeredByIndex.has('team')
        ? [`looked.team_id = ANY(${this.value(teamIds.map(idOf), 'uuid[]')})`]
        : []),
      ...(this.statuses !== null && !this.answeredByIndex.has('status')
        ? [`looked.status = ANY(${this.value(this.statuses, 'text[]')})`]
        : []),
      ...(tags ? [node(`${spellingsOf('node.tags')} && ${this.value(tags.map(spellingOf), 'text[]')}`)] : []),
      ...(ownerId ? [node(`node.owner_id = ${this.value(idOf(ownerId), 'uuid')}`)] : []),
      ...(personaIds
        ? [this.opportunity(node, `opportunity.persona_ids && ${this.value(personaIds.map(idOf), 'uuid[]')}`)]
        : []),
      ...(sensingChannels ? [this.sensed(node, sensingChannels)] : []),
      ...(leafOnly ? [this.leaf(node)] : []),
      ...(keyResultId ? [this.serves(keyResultId)] : []),
    ];
  }

  /** An expression on the opportunity, or on the parent opportunity of a solution. */
  private opportunity(node: (what: string) => string, what: string): string {
    const id = this.scope.kind === 'SOLUTION' ? node('node.parent_id') : 'looked.node_id';
    return `(SELECT ${what} FROM tree_node AS opportunity
      WHERE opportunity.workspace_id = ${this.workspace} AND opportunity.id = ${id})`;
  }

  private sensed(node: (what: string) => string, channels: readonly SensingChannel[]): string {
    const counting = channelsThatCount(this.workspace, 'opportunity');
    return this.opportunity(node, `${counting} && ${this.value(channels, 'text[]')}`);
  }

  /** Condition: an opportunity without opportunities below it, or a solution of one; archived children do not count. */
  private leaf(node: (what: string) => string): string {
    const opportunity = this.scope.kind === 'SOLUTION' ? node('node.parent_id') : 'looked.node_id';
    return `NOT (SELECT EXISTS (SELECT FROM tree_node AS child WHERE child.workspace_id = ${this.workspace}
      AND child.parent_id = ${opportunity} AND child.kind = 'OPPORTUNITY' AND child.archived_at IS NULL))`;
  }

  /** Condition: the node or one of its ancestors is linked to the key result. */
  private serves(keyResultId: string): string {
    return `(SELECT EXISTS (
      WITH RECURSIVE climb AS (
        SELECT looked.node_id AS id
        UNION ALL
        SELECT node.parent_id FROM climb JOIN tree_node AS node ON node.workspace_id = ${this.workspace} AND node.id = climb.id
        WHERE node.parent_id IS NOT NULL
      )
      SELECT FROM climb JOIN key_result_link AS link ON link.workspace_id = ${this.workspace} AND link.node_id = climb.id
      WHERE link.key_result_id = ${this.value(idOf(keyResultId), 'uuid')}))`;
  }
}
