import { Injectable } from '@nestjs/common';
import { disagreements, shared, type ValuesOfModel } from '../../../domain/priorities/scoring/disagreement.ts';
import { formatTwoFigures } from '../../../domain/foundation/text/figure.ts';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { kendallTau } from '../../../domain/foundation/statistics/kendall.ts';
import { Database } from '../../../platform/database/database.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { checkFirst } from '../../../platform/paging/connection.model.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import {
  type ComparedModel,
  type ComparedNode,
  MOST_COMPARED,
  type RankAgreement,
  type RankingComparison,
  type RankingComparisonArgs,
} from './ranking-comparison.model.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import { RankingScopeReader } from './ranking-scope.reader.ts';

/** Compares rankings of one outcome by several models. */
@Injectable()
export class RankingComparisonReader {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly scopes: RankingScopeReader,
  ) {}

  /**
   * The comparison in the tree of an outcome; null when there is no such own model. One statement reads each model's values
   * in the tree, which has at most 5,000 nodes.
   *
   * @throws Fault BAD_REQUEST unless there are 2 to 5 models for the kind, each once, with a batch if one of them needs it
   */
  async compare(outcomeId: string, args: RankingComparisonArgs): Promise<RankingComparison | null> {
    const asked = await this.choices(outcomeId, args);
    if (!asked) return null;
    const values = await this.values(
      outcomeId,
      asked.map(({ scope }) => scope),
    );
    const models = asked.map(({ compared }, index) => ({ ...compared, scored: values[index]?.size ?? 0 }));
    const found = disagreements(values);
    const any = new Set(values.flatMap((each) => [...each.keys()])).size;
    const agreements = models.flatMap((one, index) =>
      models.slice(index + 1).map((other, more) => agreement(one, other, values[index], values[index + 1 + more])),
    );
    return { models, agreements, compared: found.length, leftOut: any - found.length, found, values };
  }

  /** The nodes where the models disagree most; one statement. */
  async most({ found, models, values }: RankingComparison, first: number): Promise<ComparedNode[]> {
    const page = found.slice(0, checkFirst(first));
    const nodes = await this.read.byIds(
      TreeNode,
      page.map(({ id }) => id),
    );
    return page.flatMap(({ id, spread, ranks }, index) => {
      const node = nodes[index];
      const own = models.map((model, position) => {
        const value = values[position]?.get(id) ?? NaN;
        return { model, rank: ranks[position] ?? NaN, value, displayValue: formatTwoFigures(value) };
      });
      return node ? [{ node, spread, ranks: own }] : [];
    });
  }

  private async choices(outcomeId: string, args: RankingComparisonArgs) {
    const { kind, batchId = null } = args;
    const [models, ownModelIds] = [args.models ?? [], args.ownModelIds ?? []];
    const named = [
      ...models.map((model) => ({ model, ownModelId: null })),
      ...ownModelIds.map((ownModelId) => ({ model: null, ownModelId })),
    ];
    if (named.length < 2 || named.length > MOST_COMPARED || new Set([...models, ...ownModelIds]).size < named.length)
      throw new Fault('BAD_REQUEST', `Compare 2 to ${MOST_COMPARED} models, each once; ${named.length} are named.`);
    const asked = [];
    for (const one of named) {
      const choice = await this.scopes.scopeOf(kind, { ...one, outcomeId, batchId }, true);
      if (!choice) return null;
      asked.push({ scope: choice.scope, compared: { ...one, name: choice.model.name } });
    }
    return asked;
  }

  private async values(outcomeId: string, scopes: readonly RankingScope[]): Promise<ValuesOfModel[]> {
    const partitionKeys = scopes.map(({ kind, model, batchId }) => [kind, 'RANKED', model, batchId ?? ''].join('/'));
    const rows = await this.db.sql<{ partition_key: string; id: string; value: number }>`
      SELECT partition_key, node_id AS id, value FROM ranking_entry
      WHERE workspace_id = ${currentCaller().workspaceId} AND tree_id = ${outcomeId}
        AND partition_key = ANY(${partitionKeys}::text[]) AND place < 'Infinity'`;
    const byPartitionKey = new Map(partitionKeys.map((partition_key) => [partition_key, new Map<string, number>()]));
    for (const { partition_key, id, value } of rows) byPartitionKey.get(partition_key)?.set(id, value);
    return partitionKeys.map((partition_key) => byPartitionKey.get(partition_key) ?? new Map());
  }
}

function agreement(
  one: ComparedModel,
  other: ComparedModel,
  ones: ValuesOfModel = new Map(),
  others: ValuesOfModel = new Map(),
): RankAgreement {
  const pairs = shared(ones, others);
  const n = pairs.length;
  if (n < CHOSEN.comparison.fewestNodes)
    return {
      one,
      other,
      n,
      tauB: null,
      note: `${n} scored by both: fewer than ${CHOSEN.comparison.fewestNodes} tell nothing.`,
    };
  const tauB = kendallTau(
    pairs.map(([own]) => own),
    pairs.map(([, its]) => its),
  );
  return {
    one,
    other,
    n,
    tauB,
    note: tauB === null ? 'One of the two gives all of them the same value.' : inWords(tauB),
  };
}

/** The rank correlation in words. Chosen: thirds of the scale; a correlation of a few dozen nodes tells no more than that. */
function inWords(tauB: number): string {
  if (tauB > 2 / 3) return 'Much the same order.';
  if (tauB > 1 / 3) return 'A similar order.';
  if (tauB >= -1 / 3) return 'Orders that have little to do with each other.';
  return 'Opposite orders: what the one puts first, the other puts last.';
}
