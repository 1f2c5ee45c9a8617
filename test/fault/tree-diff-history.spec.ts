import { chanceOf } from '../support/chance.ts';
import { type Client, newWorkspace } from '../support/service.ts';
import { instantBetween, TreeHistory } from '../support/tree-history.ts';

const HISTORIES = process.env['OST_TEST_FULL'] === 'true' ? 200 : 1;
const STEPS = 14;
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);

interface Change {
  readonly kind: string;
  readonly nodeId: string;
  readonly nodeKind: string;
  readonly shortKey: string;
  readonly title: string;
  readonly at: string | null;
  readonly actor: string | null;
  readonly onBehalfOfId: string | null;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}
interface Diff {
  readonly from: string;
  readonly to: string;
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
  readonly leftOut: readonly string[];
  readonly nodes: readonly Change[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
type Times = Readonly<Record<string, unknown>>;

const DIFF = `query ($id: ID!, $from: DateTime!, $to: DateTime, $kinds: [TreeChangeKind!], $first: Int = 100, $after: String) {
  treeDiff(outcomeId: $id, from: $from, to: $to, kinds: $kinds, first: $first, after: $after) {
    from to leftOut counts { kind count }
      nodes { kind nodeId nodeKind shortKey title at actor onBehalfOfId fields { field before after } }
      pageInfo { hasNextPage endCursor } } }`;

const diffOf = async (client: Client, id: string, times: Times): Promise<Diff | null> =>
  (await client.data<{ treeDiff: Diff | null }>(DIFF, { id, ...times })).treeDiff;

describe('what became of a tree, after anything that may happen', () => {
  const PAST = `query ($id: ID!, $asOf: PastDateTime) { tree(outcomeId: $id, asOf: $asOf, first: 60, filter: { includeArchived: true }) {
    nodes { id parentId position title description tags status statusReason archivedAt archiveReason mergedIntoId ownerId
      ... on Opportunity { alternatives } ... on Solution { effortPersonMonths } ... on Experiment { startedOn hypothesis } } } }`;
  type Nodes = Map<string, Record<string, unknown>>;
  const SCORED = `query ($id: ID!) { tree(outcomeId: $id, first: 60, filter: { includeArchived: true }) { nodes { id
    ... on Opportunity { scores { model value } } ... on Solution { scores { model value } } } }
    node(id: $id) { ... on Outcome { targetOpportunity { opportunityId } } } }`;
  interface Scored {
    readonly tree: {
      readonly nodes: readonly { readonly id: string; readonly scores?: readonly { value: number }[] }[];
    };
    readonly node: { readonly targetOpportunity: { readonly opportunityId: string } | null };
  }

  it(
    `gives the newer tree when it is applied to the older: ${HISTORIES} histories, seed ${SEED}`,
    async () => {
      const nodesAt = async (own: Client, id: string, asOf: Date): Promise<Nodes> => {
        const { tree } = await own.data<{ tree: { nodes: Record<string, unknown>[] } }>(PAST, { id, asOf });
        return new Map(tree.nodes.map((node) => [String(node['id']), node]));
      };
      const hangingOn = async (own: Client, id: string) => {
        const { tree, node } = await own.data<Scored>(SCORED, { id });
        const values = tree.nodes.flatMap(({ id: nodeId, scores }) =>
          scores?.length ? [[nodeId, scores[0]?.value] as const] : [],
        );
        return { values: new Map<string, unknown>(values), target: node.targetOpportunity?.opportunityId ?? null };
      };
      for (let history = 0; history < HISTORIES; history++) {
        const below = chanceOf(SEED + history * 7919);
        const own = await newWorkspace(`diff ${history}`);
        const trees = await TreeHistory.begin(own, below);
        const moments: { at: Date; hanging: Map<string, Awaited<ReturnType<typeof hangingOn>>> }[] = [];
        for (let step = 0; step <= STEPS; step++) {
          if (step % 7 === 0) {
            const at = await instantBetween();
            const hanging = new Map<string, Awaited<ReturnType<typeof hangingOn>>>();
            for (const id of trees.outcomeIds) hanging.set(id, await hangingOn(own, id));
            moments.push({ at, hanging });
          }
          await trees.step();
        }
        for (const [at, older] of moments.entries())
          for (const newer of moments.slice(at + 1))
            for (const id of trees.outcomeIds) {
              const place = `seed ${SEED}, history ${history}, ${id} from ${older.at.toISOString()} to ${newer.at.toISOString()}`;
              const diff = await diffOf(own, id, { from: older.at, to: newer.at });
              expect([place, diff?.pageInfo.hasNextPage]).toEqual([place, false]);
              const [nodes, meant] = [await nodesAt(own, id, older.at), await nodesAt(own, id, newer.at)];
              const { values, target } = older.hanging.get(id) ?? { values: new Map<string, unknown>(), target: null };
              const hanging = { values: new Map(values), target };
              for (const change of diff?.nodes ?? []) apply(change, nodes, hanging);
              for (const [nodeId] of hanging.values) if (!nodes.has(nodeId)) hanging.values.delete(nodeId);
              const shownOf = (each: Nodes) =>
                [...each.values()].toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));
              const fieldsOf = (node: Record<string, unknown>) => Object.keys(node);
              const asMeant = shownOf(nodes).map((node) => {
                const like = meant.get(String(node['id'])) ?? {};
                return Object.fromEntries(
                  fieldsOf(like).map((field) => [field, node[field] ?? (Array.isArray(like[field]) ? [] : null)]),
                );
              });
              expect([place, asMeant]).toEqual([place, shownOf(meant)]);
              expect([place, hanging]).toEqual([place, newer.hanging.get(id)]);
            }
      }
    },
    HISTORIES * 10_000 + 60_000,
  );

  function apply(
    { kind, nodeId, fields }: Change,
    nodes: Nodes,
    hanging: { values: Map<string, unknown>; target: string | null },
  ): void {
    const node = nodes.get(nodeId) ?? { id: nodeId };
    if (kind === 'LEFT') nodes.delete(nodeId);
    else if (kind === 'RESCORED' && fields[0]?.after === null) hanging.values.delete(nodeId);
    else if (kind === 'RESCORED') hanging.values.set(nodeId, fields[0]?.after);
    else if (kind === 'TARGET_CHANGED') hanging.target = fields[0]?.after as string | null;
    else {
      for (const { field, before, after } of fields) {
        expect([nodeId, field, node[field] ?? null]).toEqual([nodeId, field, before ?? null]);
        node[field] = after;
      }
      nodes.set(nodeId, node);
    }
  }
});
