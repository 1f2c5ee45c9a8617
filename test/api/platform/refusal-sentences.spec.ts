import { REFUSALS, type RefusalCode } from '../../../src/domain/refusal.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Node {
  readonly id: string;
  readonly version: number;
  readonly shortKey: string;
}

/** A tree of one branch, of which the solution is archived. */
interface Branch {
  readonly client: Client;
  readonly outcome: Node;
  readonly opportunity: Node;
  readonly solution: Node;
  readonly experiment: Node;
}

const NONE = '01900000-0000-7000-8000-000000000000';

async function branch(): Promise<Branch> {
  const client = await newWorkspace('refusals');
  const create = async (kind: string, input: object): Promise<Node> => {
    const payload = await client.mutate<Record<string, Node>>(
      `${kind}Create`,
      { title: `The ${kind}`, ...input },
      `${kind} { id version shortKey }`,
    );
    return payload[kind] ?? { id: '', version: 0, shortKey: '' };
  };
  const outcome = await create('outcome', {});
  const opportunity = await create('opportunity', { parentId: outcome.id });
  const solution = await create('solution', { parentId: opportunity.id });
  const experiment = await create('experiment', { parentId: solution.id });
  await client.mutate('nodeArchive', { id: solution.id, expectedVersion: solution.version, reason: 'Another way.' });
  return { client, outcome, opportunity, solution, experiment };
}

type Case = readonly [
  code: RefusalCode,
  mutation: string,
  input: (tree: Branch) => Record<string, unknown>,
  path: string,
  sentence: (tree: Branch) => string,
];

/** One refused mutation for each code, or for each sentence that a code has. */
const CASES: readonly Case[] = [
  [
    'INVALID_VALUE',
    'personCreate',
    () => ({ name: '', role: 'DESIGN' }),
    'name',
    () => 'name must be 1 to 200 characters; it has 0.',
  ],
  [
    'NOT_FOUND',
    'outcomeCreate',
    () => ({ title: 'a', ownerId: 'OPP-7' }),
    'ownerId',
    () => 'ownerId takes the id of a Person; "OPP-7" names none.',
  ],
  [
    'NOT_FOUND',
    'opportunityCreate',
    ({ outcome }) => ({ title: 'a', parentId: outcome.id, personaIds: [NONE] }),
    'personaIds.0',
    () => `personaIds[0] takes the id of a Persona; "${NONE}" names none.`,
  ],
  [
    'NOT_FOUND',
    'nodeMove',
    ({ opportunity }) => ({ id: opportunity.id, expectedVersion: opportunity.version, parentId: 'OPP-777' }),
    'parentId',
    () => 'parentId takes the id or the short key of a node of a tree; "OPP-777" names none.',
  ],
  [
    'ALREADY_EXISTS',
    'externalRefSet',
    ({ outcome }) => ({ entityId: outcome.id, system: 'jira', externalId: 'TAKEN' }),
    'externalId',
    () => 'A reference to TAKEN in jira exists already: change that one, or give another externalId.',
  ],
  [
    'WRONG_KIND',
    'solutionUpdate',
    ({ outcome }) => ({ id: outcome.id, expectedVersion: 1 }),
    'id',
    () => 'id takes Solution, not Outcome.',
  ],
  [
    'KIND_CANNOT_HOLD',
    'solutionCreate',
    ({ outcome }) => ({ title: 'a', parentId: outcome.id }),
    'parentId',
    () => 'An outcome cannot hold a solution: it holds an opportunity.',
  ],
  [
    'WOULD_CYCLE',
    'nodeMove',
    ({ opportunity }) => ({ id: opportunity.id, expectedVersion: opportunity.version, parentId: opportunity.id }),
    'parentId',
    () => 'parentId takes a node outside the branch that moves: a node cannot hang below itself.',
  ],
  [
    'TOO_DEEP',
    'treeCreate',
    () => ({ outcome: { title: 'a', opportunities: [deep(12)] } }),
    `outcome${'.opportunities.0'.repeat(12)}`,
    () => 'A tree holds at most 12 levels, and this one would have 13.',
  ],
  [
    'TOO_MANY',
    'nodesUpdate',
    ({ outcome }) => ({ items: Array.from({ length: 101 }, () => ({ id: outcome.id, expectedVersion: 1 })) }),
    'items',
    () => 'Items of one call can be at most 100, not 101.',
  ],
  [
    'ARCHIVED',
    'solutionUpdate',
    ({ solution }) => ({ id: solution.id, expectedVersion: solution.version + 1, title: 'b' }),
    'id',
    ({ solution }) => `${solution.shortKey} is archived and can only be read: restore it first.`,
  ],
  [
    'ARCHIVED',
    'experimentUpdate',
    ({ experiment }) => ({ id: experiment.id, expectedVersion: experiment.version, title: 'b' }),
    'id',
    ({ experiment, solution }) =>
      `${experiment.shortKey} lies below ${solution.shortKey} "The solution", which is archived: restore that first.`,
  ],
  [
    'ARCHIVED',
    'experimentCreate',
    ({ solution }) => ({ title: 'b', parentId: solution.id }),
    'parentId',
    ({ solution }) => `${solution.shortKey} is archived and can only be read: restore it first.`,
  ],
  [
    'REASON_REQUIRED',
    'opportunityUpdate',
    ({ opportunity }) => ({ id: opportunity.id, expectedVersion: opportunity.version, status: 'PARKED' }),
    'statusReason',
    () => 'The status PARKED takes a reason: say why in statusReason.',
  ],
  [
    'NOT_APPLICABLE',
    'nodeRestore',
    ({ outcome }) => ({ id: outcome.id, expectedVersion: outcome.version }),
    'id',
    ({ outcome }) => `id takes a node that is archived itself; ${outcome.shortKey} is not.`,
  ],
  [
    'VERSION_CONFLICT',
    'outcomeUpdate',
    ({ outcome }) => ({ id: outcome.id, expectedVersion: 7, title: 'b' }),
    'expectedVersion',
    () => 'expectedVersion is 7, but the version is 1: read it again and repeat the change.',
  ],
  [
    'IDEMPOTENCY_KEY_REUSED',
    'personCreate',
    () => ({ name: 'Grace', role: 'DESIGN', idempotencyKey: 'used' }),
    'idempotencyKey',
    () => 'idempotencyKey was used before with other input: send that input again, or choose another key.',
  ],
];

/** An opportunity with `levels - 1` levels of opportunities below it. */
const deep = (levels: number): object => ({ title: 'a', ...(levels > 1 ? { opportunities: [deep(levels - 1)] } : {}) });

describe('the sentence of a refusal', () => {
  let tree: Branch;
  beforeAll(async () => {
    tree = await branch();
    const { client, opportunity } = tree;
    await client.mutate('externalRefSet', { entityId: opportunity.id, system: 'jira', externalId: 'TAKEN' });
    await client.mutate('personCreate', { name: 'Ada', role: 'DESIGN', idempotencyKey: 'used' });
  });

  it.each(CASES)(
    '%s of %s names field, value and what would be right',
    async (code, mutation, input, path, sentence) => {
      const { userErrors } = await tree.client.mutate(mutation, input(tree));
      expect(userErrors).toEqual([{ code, message: sentence(tree), path: path.split('.') }]);
    },
  );

  it('NOT_AUTHOR names who may', async () => {
    const { client, outcome } = tree;
    const { comment } = await client.mutate<{ comment: { id: string; authorName: string } }>(
      'commentCreate',
      { nodeId: outcome.id, text: 'Mine.' },
      'comment { id authorName }',
    );
    const other = await keyWith(client, ['TREE_READ', 'TREE_WRITE']);
    const { userErrors } = await other.mutate('commentUpdate', { id: comment.id, expectedVersion: 1, text: 'Yours.' });
    const message = `Only ${comment.authorName} may reword this comment.`;
    expect(userErrors).toEqual([{ code: 'NOT_AUTHOR', message, path: ['id'] }]);
  });

  it('is asserted here for every code', () => {
    const codes = new Set([...CASES.map(([code]) => code), 'NOT_AUTHOR']);
    expect([...codes].sort()).toEqual(Object.keys(REFUSALS).sort());
  });
});
