import fc from 'fast-check';
import { type Client, newWorkspace } from '../support/service.ts';

const FULL = process.env['OST_TEST_FULL'] === 'true';
const RUNS = FULL ? 1_000 : 100;
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);
const LEVELS = 12;

const KINDS = {
  OUTCOME: { holds: ['OPPORTUNITY'], statuses: ['ACTIVE', 'ACHIEVED', 'DROPPED'] },
  OPPORTUNITY: {
    holds: ['OPPORTUNITY', 'SOLUTION', 'EXPERIMENT'],
    statuses: ['IDENTIFIED', 'EXPLORING', 'PARKED', 'ADDRESSED'],
  },
  SOLUTION: { holds: ['EXPERIMENT'], statuses: ['IDEA', 'TESTING', 'BUILDING', 'SHIPPED', 'DISCARDED'] },
  EXPERIMENT: { holds: [], statuses: ['PLANNED', 'RUNNING', 'CONCLUDED', 'CANCELLED'] },
} as const;
type Kind = keyof typeof KINDS;
const TAKE_A_REASON = ['PARKED', 'DISCARDED', 'DROPPED', 'CANCELLED'];

/** A node as the model has it: pointers, and nothing of the service's positions, paths or locks. */
interface Known {
  readonly id: string;
  readonly kind: Kind;
  parent: Known | null;
  readonly children: Known[];
  /** The mark that archiving this very node set. */
  archived: boolean;
  mergedInto: Known | null;
  version: number;
  status: string;
  reason: string | null;
}

/** The trees of one run, in the order in which their nodes came to be. */
class Forest {
  readonly nodes: Known[] = [];
  readonly revisions = new Map<Known, number>();

  add(id: string, kind: Kind, parent: Known | null): Known {
    const node: Known = {
      id,
      kind,
      parent,
      children: [],
      archived: false,
      mergedInto: null,
      version: 1,
      status: KINDS[kind].statuses[0],
      reason: null,
    };
    parent?.children.push(node);
    this.nodes.push(node);
    return node;
  }

  pick(chance: number): Known {
    return this.nodes[chance % this.nodes.length] as Known;
  }

  get roots(): Known[] {
    return this.nodes.filter(({ parent }) => parent === null);
  }
}

const path = (node: Known): Known[] => (node.parent ? [...path(node.parent), node] : [node]);
const rootOf = (node: Known): Known => path(node)[0] as Known;
const hidden = (node: Known): boolean => path(node).some(({ archived }) => archived);
const below = (node: Known): Known[] => [node, ...node.children.flatMap(below)];
const levels = (node: Known): number => 1 + Math.max(0, ...node.children.map(levels));
const hang = (node: Known, parent: Known, index = Infinity): void => {
  const siblings = node.parent?.children ?? [];
  siblings.splice(siblings.indexOf(node), 1);
  parent.children.splice(index, 0, node);
  node.parent = parent;
};

/** Whether a node stands there already: directly after a sibling, first (null) or last; archived ones do not show between. */
const stands = (node: Known, parent: Known | null, after?: Known | null): boolean => {
  const shown = (parent?.children ?? []).filter((each) => !each.archived || each === node || each === after);
  const index = shown.indexOf(node);
  if (index < 0) return false;
  return after === undefined ? index === shown.length - 1 : (shown[index - 1] ?? null) === after;
};

/** Why something of a kind, that is so many levels high, may not hang there. */
const against = (kind: Kind, high: number, place: Known, self: Known | null = null): string[] => [
  ...((KINDS[place.kind].holds as readonly string[]).includes(kind) ? [] : ['KIND_CANNOT_HOLD']),
  ...(self && path(place).includes(self) ? ['WOULD_CYCLE'] : []),
  ...(hidden(place) ? ['ARCHIVED'] : []),
  ...(path(place).length + high > LEVELS ? ['TOO_DEEP'] : []),
];

/** What a command would have the service do, what may stand against it, and what it does to the model. */
interface Wish {
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The first group of reasons that holds is told, all of it. */
  readonly refusals: readonly (readonly string[])[];
  /** Trees that it changes. */
  readonly trees: readonly Known[];
  readonly apply: (id: string) => void;
}

const seen = { runs: 0, accepted: new Map<string, number>(), refused: new Map<string, number>() };
const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** A command: does to the service what it wishes, to the model what was allowed, and compares the two. */
const command = (text: string, wish: (forest: Forest) => Wish): fc.AsyncCommand<Forest, Client> => ({
  check: () => true,
  toString: () => text,
  run: async (forest, client) => {
    const { mutation, input, refusals, trees, apply } = wish(forest);
    const expected = refusals.find((reasons) => reasons.length > 0) ?? [];
    const payload = mutation.replace(/(Create|Update|Merge)$/, '').replace(/^node.*/, 'node');
    const answer = await client.mutate<Record<string, { id: string } | null>>(mutation, input, `${payload} { id }`);
    expect(answer.userErrors.map(({ code }) => code).sort()).toEqual([...expected].sort());
    for (const code of expected) count(seen.refused, code);
    if (expected.length === 0) {
      count(seen.accepted, mutation.replace(/^.*(Create|Update)$/, '$1'));
      apply(answer[payload]?.id ?? '');
    }
    await compare(forest, client.elsewhere(), expected.length === 0 ? trees : []);
  },
});

const FIELDS = 'id parentId treeId depth version status statusReason archived mergedIntoId';
interface Shown {
  readonly revision: number;
  readonly nodes: object[];
}

/** The service shows the model's trees, and only those that were changed have another revision. */
async function compare(forest: Forest, client: Client, changed: readonly Known[]): Promise<void> {
  const { roots } = forest;
  const query = roots.map(
    (
      { id },
      index,
    ) => `a${index}: tree(outcomeId: "${id}", first: 150, filter: { includeArchived: true }) { revision nodes { ${FIELDS} } }
      b${index}: tree(outcomeId: "${id}", first: 150) { revision nodes { id } }`,
  );
  const trees = await client.data<Record<string, Shown>>(`{ ${query.join(' ')} }`);
  for (const [index, root] of roots.entries()) {
    const [all, usual] = [trees[`a${index}`], trees[`b${index}`]];
    const nodes = below(root);
    expect(all?.nodes).toEqual(
      nodes.map((node) => ({
        id: node.id,
        parentId: node.parent?.id ?? null,
        treeId: root.id,
        depth: path(node).length - 1,
        version: node.version,
        status: node.status,
        statusReason: node.reason,
        archived: hidden(node),
        mergedIntoId: node.mergedInto?.id ?? null,
      })),
    );
    expect(usual?.nodes).toEqual(nodes.filter((node) => root.archived || !hidden(node)).map(({ id }) => ({ id })));
    const before = forest.revisions.get(root);
    if (before !== undefined && all)
      expect({ index, grown: all.revision > before }).toEqual({ index, grown: changed.includes(root) });
    forest.revisions.set(root, all?.revision ?? 0);
  }
}

const some = fc.nat(999);
/** Now and then the caller knows another version than there is. */
const known = fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(1, 2) });
const conflict = (off: number): string[] => (off === 0 ? [] : ['VERSION_CONFLICT']);
const archived = (node: Known): string[] => (hidden(node) ? ['ARCHIVED'] : []);
const at = ({ id, version }: Known, off: number) => ({ id, expectedVersion: version + off });

const COMMANDS = [
  fc.tuple(fc.constantFrom<Kind>('OPPORTUNITY', 'SOLUTION', 'EXPERIMENT'), some).map(([kind, where]) =>
    command(`create ${kind} below ${where}`, (forest) => {
      const parent = forest.pick(where);
      return {
        mutation: `${kind.toLowerCase()}Create`,
        input: { title: kind, parentId: parent.id },
        refusals: [against(kind, 1, parent)],
        trees: [rootOf(parent)],
        apply: (id) => forest.add(id, kind, parent),
      };
    }),
  ),
  fc.constant(
    command('create OUTCOME', (forest) => ({
      mutation: 'outcomeCreate',
      input: { title: 'New' },
      refusals: [],
      trees: [],
      apply: (id) => forest.add(id, 'OUTCOME', null),
    })),
  ),
  ...[0, 1].map(() =>
    fc.tuple(some, some, known).map(([which, where, off]) =>
      command(`move ${which} below ${where} (${off})`, (forest) => {
        const [node, parent] = [forest.pick(which), forest.pick(where)];
        return {
          mutation: 'nodeMove',
          input: { ...at(node, off), parentId: parent.id },
          refusals: [archived(node), conflict(off), against(node.kind, levels(node), parent, node)],
          trees: stands(node, parent) ? [] : [rootOf(node), rootOf(parent)],
          apply: () => {
            if (stands(node, parent)) return;
            // Everything in a branch that comes into another tree changes with it.
            for (const each of rootOf(node) === rootOf(parent) ? [node] : below(node)) each.version++;
            hang(node, parent);
          },
        };
      }),
    ),
  ),
  fc.tuple(some, fc.option(some), fc.boolean(), known).map(([which, behind, stranger, off]) =>
    command(`reorder ${which} behind ${behind} ${stranger ? 'of all' : ''} (${off})`, (forest) => {
      const node = forest.pick(which);
      const siblings = node.parent?.children ?? [];
      const after = behind === null ? null : stranger ? forest.pick(behind) : siblings[behind % siblings.length];
      const others = siblings.filter((each) => each !== node);
      return {
        mutation: 'nodeReorder',
        input: { ...at(node, off), afterId: after?.id ?? null },
        refusals: [
          archived(node),
          conflict(off),
          node.parent ? [] : ['NOT_APPLICABLE'],
          after && !others.includes(after) ? ['NOT_FOUND'] : after?.archived ? ['ARCHIVED'] : [],
        ],
        trees: stands(node, node.parent, after ?? null) ? [] : [rootOf(node)],
        apply: () => {
          if (!node.parent || stands(node, node.parent, after ?? null)) return;
          hang(node, node.parent, after ? others.indexOf(after) + 1 : 0);
          node.version++;
        },
      };
    }),
  ),
  fc.tuple(some, known).map(([which, off]) =>
    command(`archive ${which} (${off})`, (forest) => {
      const node = forest.pick(which);
      return {
        mutation: 'nodeArchive',
        input: { ...at(node, off), reason: 'Over' },
        refusals: [archived(node), conflict(off)],
        trees: [rootOf(node)],
        apply: () => {
          node.archived = true;
          node.version++;
        },
      };
    }),
  ),
  fc.tuple(some, fc.boolean(), known).map(([which, any, off]) =>
    command(`restore ${which}${any ? ' of all' : ''} (${off})`, (forest) => {
      const marked = forest.nodes.filter((each) => each.archived);
      const node = any ? forest.pick(which) : (marked[which % marked.length] ?? forest.pick(which));
      return {
        mutation: 'nodeRestore',
        input: at(node, off),
        refusals: [conflict(off), node.archived && !node.mergedInto ? [] : ['NOT_APPLICABLE']],
        trees: [rootOf(node)],
        apply: () => {
          node.archived = false;
          node.version++;
        },
      };
    }),
  ),
  fc.tuple(some, some, fc.boolean(), known, known).map(([which, where, any, off, intoOff]) =>
    command(`merge ${which} into ${where}${any ? ' of all' : ''} (${off}, ${intoOff})`, (forest) => {
      const fit = forest.nodes.filter((each) => any || each.kind === 'OPPORTUNITY');
      const [from, into] = [fit[which % fit.length], fit[where % fit.length]] as [Known, Known];
      const wrong = ({ kind }: Known): string[] => (kind === 'OPPORTUNITY' ? [] : ['WRONG_KIND']);
      return {
        mutation: 'opportunityMerge',
        input: { ...at(from, off), intoId: into.id, intoExpectedVersion: into.version + intoOff },
        refusals: [
          wrong(from),
          archived(from),
          wrong(into),
          archived(into),
          from === into ? ['NOT_APPLICABLE'] : [],
          conflict(off),
          conflict(intoOff),
          against('OPPORTUNITY', levels(from) - 1, into, from),
        ],
        trees: [
          ...[from, into].map(rootOf),
          ...forest.nodes.filter(({ mergedInto }) => mergedInto === from).map(rootOf),
        ],
        apply: () => {
          for (const child of [...from.children]) {
            for (const each of rootOf(from) === rootOf(into) ? [child] : below(child)) each.version++;
            hang(child, into);
          }
          // What was merged into it before has gone where it goes.
          for (const each of forest.nodes.filter(({ mergedInto }) => mergedInto === from)) {
            each.mergedInto = into;
            each.version++;
          }
          Object.assign(from, { archived: true, mergedInto: into, version: from.version + 1 });
          into.version++;
        },
      };
    }),
  ),
  fc.tuple(some, some, fc.constantFrom(undefined, null, 'Because'), known).map(([which, what, reason, off]) =>
    command(`set ${which} to status ${what} for ${reason} (${off})`, (forest) => {
      const node = forest.pick(which);
      const { statuses } = KINDS[node.kind];
      const status = statuses[what % statuses.length] as string;
      const follows = reason === undefined ? (status === node.status ? node.reason : null) : reason;
      return {
        mutation: `${node.kind.toLowerCase()}Update`,
        input: { ...at(node, off), status, ...(reason === undefined ? {} : { statusReason: reason }) },
        refusals: [
          conflict(off),
          [...archived(node), ...(TAKE_A_REASON.includes(status) && follows === null ? ['REASON_REQUIRED'] : [])],
        ],
        trees: status === node.status && follows === node.reason ? [] : [rootOf(node)],
        apply: () => {
          if (status !== node.status || follows !== node.reason) node.version++;
          Object.assign(node, { status, reason: follows });
        },
      };
    }),
  ),
];

/** Two trees, one of them nearly as deep as may be. */
async function plant(client: Client): Promise<Forest> {
  const forest = new Forest();
  const experiments = [{ title: 'Test' }];
  const chain = (left: number): object[] => [
    {
      title: 'Need',
      ...(left > 0 ? { opportunities: chain(left - 1) } : { solutions: [{ title: 'Way', experiments }] }),
    },
  ];
  const shapes = [{ opportunities: chain(7) }, { opportunities: [...chain(0), ...chain(1)] }];
  for (const shape of shapes) {
    const { outcome } = await client.mutate<{ outcome: { id: string } }>(
      'treeCreate',
      { outcome: { title: 'Outcome', ...shape } },
      'outcome { id }',
    );
    const { tree } = await client.data<{ tree: { nodes: { id: string; kind: Kind; parentId: string }[] } }>(
      `{ tree(outcomeId: "${outcome.id}") { nodes { id kind parentId } } }`,
    );
    const added = new Map<string, Known>();
    for (const { id, kind, parentId } of tree.nodes) added.set(id, forest.add(id, kind, added.get(parentId) ?? null));
  }
  expect(forest.nodes.map(({ kind }) => kind.slice(0, 3)).join(' ')).toMatch(/^OUT (OPP ){8}SOL EXP OUT/);
  return forest;
}

describe(`any sequence of changes of trees (seed ${SEED})`, () => {
  it('leaves the service with the trees that a model in memory has', async () => {
    const client = await newWorkspace('model');
    // The short form does what it can in this time.
    const end = FULL ? Infinity : Date.now() + 12_000;
    const property = fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 24, size: 'max' }), async (commands) => {
      if (Date.now() > end) return;
      const forest = await plant(client);
      await compare(forest, client, []);
      await fc.asyncModelRun(() => ({ model: forest, real: client }), commands);
      seen.runs++;
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS });
    expect(seen.runs).toBeGreaterThan(0);
    // What came about in all of them, so that runs that did nothing would not pass.
    if (seen.runs < RUNS) return;
    const wanted = ['Create', 'nodeMove', 'nodeReorder', 'nodeArchive', 'nodeRestore', 'opportunityMerge', 'Update'];
    expect([...seen.accepted.keys()].sort()).toEqual(wanted.sort());
    expect([...seen.refused.keys()]).toEqual(
      expect.arrayContaining(['ARCHIVED', 'KIND_CANNOT_HOLD', 'VERSION_CONFLICT', 'NOT_APPLICABLE', 'WOULD_CYCLE']),
    );
  }, 1_800_000);
});
