import 'reflect-metadata';
import pg from 'pg';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isInputObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { builtSchema } from '../../../src/app.schema.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../../support/service.ts';
import { grow } from '../../support/grow.ts';
import { documentOf, makeThings, sortAt, type Things, variablesOf } from '../../support/things.ts';

type Field = GraphQLField<unknown, unknown>;
interface Seen {
  readonly entries: number;
  readonly revisions: number;
  readonly version: number | null;
}
interface Payload {
  readonly unchanged: boolean;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
  readonly [name: string]: unknown;
}

/** Mutations that say what a thing shall be. */
const SAYS_WHAT_IS = /(Update|Set|Move|Reorder|Place|Settle|Answer)$/;
/** Those that record something new each time, or are sent item by item, with the reason. */
const OTHERS: Readonly<Record<string, string>> = {
  targetOpportunitySet: 'Each call records a target of its own, with its reason and descent.',
  nodesUpdate: 'Many things: tried beside.',
  assumptionOrderSet: 'Many things: tried beside.',
  participantConsentSet: 'A statement of consent counts from the instant at which it was made, whatever it says.',
};
const JUDGED = { factor: 'worth', label: 'Worth', min: 1, max: 5, description: 'How much?' };
const CRITERION = { ...JUDGED, weight: 1 };
const FACTOR = { ...JUDGED, unit: 'points', higherIsBetter: true };
/** What goes with a field of a mutation where the schema alone does not tell it. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // Places are tried beside; the first one is good for everything.
  'assumptionPlace.afterId': { afterId: null },
  'nodeMove.afterId': { afterId: null },
  'nodeReorder.afterId': { afterId: null },
  'opportunityUpdate.momentId': { momentId: null },
  'experimentUpdate.concludedOn': { status: 'CONCLUDED' },
  'experimentUpdate.status': { status: 'RUNNING', concludedOn: null },
  'experimentUpdate.verdict': { status: 'CONCLUDED' },
  'solutionUpdate.shippedOn': { status: 'SHIPPED' },
  'externalRefSet.url': { url: 'https://example.com/1' },
  'guardrailUpdate.threshold': { threshold: { kind: 'KEEP_ABOVE', lower: 3 } },
  'interviewSnapshotSet.photoUrl': { photoUrl: 'https://example.com/1' },
  'interviewUpdate.answers': { templateKey: 'price', answers: [{ questionKey: 'paid', text: 'Nothing.' }] },
  'interviewUpdate.recordingUrl': { recordingUrl: 'https://example.com/1' },
  'interviewUpdate.templateKey': { templateKey: 'price' },
  'keyResultUpdate.target': { target: { kind: 'REACH', initial: 1, goal: 3 } },
  'ownInterviewTemplateUpdate.questions': { questions: [{ key: 'paid', text: 'How much?', elicitation: 'STORY' }] },
  'savedViewUpdate.filter': { filter: { text: 'late' } },
  'savedViewUpdate.list': { list: 'opportunities' },
  'savedViewUpdate.orderBy': { orderBy: { field: 'TITLE', direction: 'DESC' } },
  'ownModelUpdate.criteria': { criteria: [{ ...CRITERION, weight: 2 }] },
  'ownModelUpdate.factors': { factors: [FACTOR], formula: 'worth * 2' },
  'ownModelUpdate.formula': { factors: [FACTOR], formula: 'worth * 3' },
  'personaUpdate.photoUrl': { photoUrl: 'https://example.com/1' },
  'workspaceUpdate.currency': { currency: 'USD' },
  'workspaceUpdate.timeZone': { timeZone: 'Europe/Berlin' },
};
/** In this order, where one mutation stands in the way of another. */
const FIRST = ['keyResultLinkUpdate'];

const mutationsOf = (schema: GraphQLSchema): Field[] =>
  Object.values(schema.getMutationType()?.getFields() ?? {})
    .filter(({ name }) => SAYS_WHAT_IS.test(name))
    .sort(({ name: one }, { name: other }) => Number(FIRST.includes(other)) - Number(FIRST.includes(one)));

const takes = (field: Field, name: string): boolean => {
  const input = getNamedType(field.args[0]?.type ?? field.type);
  return isInputObjectType(input) && name in input.getFields();
};
/** Names of the fields of a mutation's input that say something of the thing. */
const optionalFields = (field: Field): string[] => {
  const input = getNamedType(field.args[0]?.type ?? field.type);
  if (!isInputObjectType(input)) return [];
  return Object.values(input.getFields())
    .map(({ name }) => name)
    .filter((name) => !['id', 'expectedVersion', 'idempotencyKey'].includes(name));
};

describe('what is said again as it stands', () => {
  let schema: GraphQLSchema;
  let client: Client;
  let things: Things;
  let behind: pg.Client;

  beforeAll(async () => {
    schema = await builtSchema();
    client = await newWorkspace('unchanged');
    things = await makeThings(client, schema);
    const item = { externalId: 'told-first', kind: 'SUPPORT', title: 'Told first', occurredAt: '2026-01-05' };
    await client.mutate('insightIngest', { sourceSystem: 'desk', items: [item] });
    behind = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
    await behind.connect();
    await behind.query(`SELECT set_config('app.workspace_id', $1, false)`, [await workspaceIdOf(client)]);
    const {
      rows: [original],
    } = await behind.query<{ id: string }>(`SELECT id FROM insight WHERE external_id = 'told-first'`);
    things = { ...things, original: original?.id ?? '' };
  }, 60_000);
  afterAll(() => behind.end());

  /** Number of entries in the log and of changes of trees, and the version of what an input names; null where it is still to be made. */
  const look = async (input: Readonly<Record<string, unknown>> = {}): Promise<Seen> => {
    const {
      rows: [seen],
    } = await behind.query<Seen>(
      `SELECT (SELECT count(*)::int FROM change_log) AS entries, (SELECT sum(revision)::int FROM tree_revision) AS revisions,
         (SELECT entity_version FROM change_log
          WHERE entity_id = $1 OR (entity_type = 'InterviewSnapshot' AND image->>'interview_id' = $2)
          ORDER BY seq DESC LIMIT 1) AS version`,
      [input['id'] ?? input['outcomeId'] ?? null, input['interviewId'] ?? null],
    );
    if (!seen) throw new Error('Nothing to be seen.');
    return seen;
  };
  const call = async (field: Field, input: object): Promise<Payload> => {
    const variables = { input };
    const selection = selectionOf(field);
    const answer = await client.data<Record<string, Payload>>(
      documentOf(schema, field, variables, selection),
      variables,
    );
    const payload = answer[field.name];
    if (!payload) throw new Error(`${field.name} answered nothing.`);
    return payload;
  };
  it('changes nothing, whichever field of whichever mutation says it', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const field of mutationsOf(schema).filter(({ name }) => !(name in OTHERS))) {
      const idAt = (path: readonly string[]): string =>
        things[path.at(-1) === 'originalId' ? 'original' : sortAt(field.name, path)] ?? '';
      for (const name of optionalFields(field)) {
        const made = variablesOf(field, idAt, ['input', name])['input'] as Record<string, unknown>;
        const input = { ...made, ...SAMPLES[`${field.name}.${name}`] };
        const sent = (version: number | null): Promise<Payload> =>
          call(field, { ...input, ...(takes(field, 'expectedVersion') && { expectedVersion: version }) });
        const first = await sent((await look(input)).version);
        const before = await look(input);
        const again = await sent(before.version);
        const after = await look(input);
        tried += 1;
        const complaints = [...first.userErrors, ...again.userErrors];
        if (!again.unchanged || complaints.length > 0 || JSON.stringify(before) !== JSON.stringify(after))
          wrong.push(`${field.name}.${name} ${JSON.stringify({ before, after, complaints })}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  }, 60_000);

  it('changes nothing where many things are said at once, and tells it of each', async () => {
    const grown = grow(client);
    const outcome = await grown.outcome('Many');
    const [one, other] = [await grown.opportunity(outcome.id, 'One'), await grown.opportunity(outcome.id, 'Other')];
    const sent = async (title: string) =>
      client.mutate<{ unchanged: boolean; results: { unchanged: boolean; node: { version: number } }[] }>(
        'nodesUpdate',
        {
          items: [
            { id: one.id, expectedVersion: 1, title: 'One' },
            { id: other.id, expectedVersion: 1, title },
          ],
        },
        'unchanged results { unchanged node { version } }',
      );
    const before = await look();
    expect(await sent('Other')).toMatchObject({
      unchanged: true,
      results: [
        { unchanged: true, node: { version: 1 } },
        { unchanged: true, node: { version: 1 } },
      ],
    });
    expect(await look()).toEqual(before);
    expect(await sent('Another')).toMatchObject({
      unchanged: false,
      results: [
        { unchanged: true, node: { version: 1 } },
        { unchanged: false, node: { version: 2 } },
      ],
    });
  });

  it('leaves what is moved, reordered or placed where it stands already', async () => {
    const grown = grow(client);
    const outcome = await grown.outcome('Placed');
    const [a, hidden, b, c] = [
      await grown.opportunity(outcome.id, 'A'),
      await grown.opportunity(outcome.id, 'Hidden'),
      await grown.opportunity(outcome.id, 'B'),
      await grown.opportunity(outcome.id, 'C'),
    ];
    await client.mutate('nodeArchive', { id: hidden.id, expectedVersion: 1, reason: 'Over' });
    const before = await look();
    const [x, y] = [await assumed('X'), await assumed('Y')];
    const made = await look();
    const stay: [string, Record<string, unknown>][] = [
      ['nodeReorder', { id: a.id, expectedVersion: 1, afterId: null }],
      ['nodeReorder', { id: b.id, expectedVersion: 1, afterId: a.id }],
      ['nodeReorder', { id: c.id, expectedVersion: 1, afterId: b.id }],
      ['nodeReorder', { id: c.id, expectedVersion: 1 }],
      ['nodeMove', { id: c.id, expectedVersion: 1, parentId: outcome.id }],
      ['nodeMove', { id: b.id, expectedVersion: 1, parentId: outcome.id, afterId: a.id }],
      ['assumptionPlace', { id: y, expectedVersion: 1, axis: 'IMPORTANCE', afterId: x }],
      ['assumptionOrderSet', { axis: 'EVIDENCE', assumptionIds: [x, y] }],
    ];
    for (const [mutation, input] of stay)
      expect([mutation, await client.mutate(mutation, input, 'unchanged')]).toEqual([
        mutation,
        { unchanged: true, userErrors: [] },
      ]);
    expect(await look()).toEqual(made);
    expect(before).not.toEqual(made);
    expect(await client.mutate('nodeReorder', { id: c.id, expectedVersion: 1, afterId: a.id }, 'unchanged')).toEqual({
      unchanged: false,
      userErrors: [],
    });
  });

  it('is false of what is declined, and true of a create that is sent again under its key', async () => {
    const refused = await client.mutate('outcomeUpdate', { id: 'nothing', expectedVersion: 1 }, 'unchanged');
    expect(refused).toMatchObject({ unchanged: false });
    const create = () =>
      client.mutate<{ unchanged: boolean }>('outcomeCreate', { title: 'Once', idempotencyKey: 'once' }, 'unchanged');
    expect([(await create()).unchanged, (await create()).unchanged]).toEqual([false, true]);
  });

  const assumed = async (statement: string): Promise<string> =>
    (
      await client.mutate<{ assumption: { id: string } }>(
        'assumptionCreate',
        { statement, type: 'VIABILITY', nodeIds: [things['opportunity']] },
        'assumption { id }',
      )
    ).assumption.id;
});

const selectionOf = (field: Field): string => {
  const type = getNamedType(field.type);
  const things = isObjectType(type) ? Object.values(type.getFields()) : [];
  const shown = things.flatMap(({ name, type: of }) => {
    const named = getNamedType(of);
    return 'getFields' in named && 'id' in named.getFields() && !isLeafType(named) ? [`${name} { __typename id }`] : [];
  });
  return `${shown.join(' ')} unchanged userErrors { code message path }`;
};
