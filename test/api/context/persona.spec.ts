import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Claim {
  id: string;
  version: number;
  text: string;
  verdict: string;
  verdictReason: string | null;
}
interface Persona {
  id: string;
  name: string;
  version: number;
  maturity: string;
  claims: Claim[];
}

const WRITER = {
  name: 'The one who writes the list',
  about: ['30 to 45', 'shares a household'],
  behaviour: ['writes the list over three days', 'shops once a week'],
  motivations: [{ kind: 'PAIN', text: 'feels it when dinner falls through' }],
  relationship: 'USER',
};
const SHOWN = 'persona { id name version maturity claims { id version text verdict verdictReason } }';

let client: Client;
beforeAll(async () => {
  client = await newWorkspace('personas');
});

const create = async (input: Record<string, unknown>, of = client): Promise<Persona> =>
  (await of.mutate<{ persona: Persona }>('personaCreate', input, SHOWN)).persona;
const names = async (args: string, of = client): Promise<string[]> =>
  (await of.data<{ personas: { nodes: Persona[] } }>(`{ personas${args} { nodes { name } } }`)).personas.nodes.map(
    ({ name }) => name,
  );
const codes = async (mutation: string, input: Record<string, unknown>): Promise<string[]> =>
  (await client.mutate(mutation, input)).userErrors.map(({ code, path }) => [code, ...path].join(' '));

describe('personas', () => {
  it('are told by who they are, what they do and what moves them', async () => {
    const { product } = await client.mutate<{ product: { id: string } }>(
      'productCreate',
      { name: 'List' },
      'product { id }',
    );
    const { persona } = await client.mutate<{ persona: object }>(
      'personaCreate',
      { ...WRITER, productId: product.id, photoUrl: 'https://example.org/writer.jpg' },
      'persona { name about behaviour motivations { kind text } relationship actor photoUrl product { name } maturity archivedAt }',
    );
    expect(persona).toEqual({
      ...WRITER,
      actor: 'HUMAN',
      photoUrl: 'https://example.org/writer.jpg',
      product: { name: 'List' },
      maturity: 'PROTO',
      archivedAt: null,
    });
  });

  it('are listed by product, relationship and actor, archived ones only when asked for', async () => {
    const own = await newWorkspace('listed');
    const { product } = await own.mutate<{ product: { id: string } }>(
      'productCreate',
      { name: 'API' },
      'product { id }',
    );
    await create({ name: 'Payer', relationship: 'CHOOSER' }, own);
    await create({ name: 'Bot', actor: 'SERVICE', productId: product.id }, own);
    const gone = await create({ name: 'Gone' }, own);
    await own.mutate('personaArchive', { id: gone.id, expectedVersion: 1, reason: 'Nobody like that was ever met.' });
    expect(await names('', own)).toEqual(['Payer', 'Bot']);
    expect(await names('(filter: { includeArchived: true })', own)).toEqual(['Payer', 'Bot', 'Gone']);
    expect(await names('(filter: { actor: SERVICE })', own)).toEqual(['Bot']);
    expect(await names('(filter: { relationships: [CHOOSER, BOTH] })', own)).toEqual(['Payer']);
    expect(await names(`(filter: { productIds: ["${product.id}"] })`, own)).toEqual(['Bot']);
    const { personas } = await own.data<{ personas: { pageInfo: { endCursor: string } } }>(
      '{ personas(first: 1) { pageInfo { endCursor } } }',
    );
    expect(await names(`(after: "${personas.pageInfo.endCursor}")`, own)).toEqual(['Bot']);
  });

  it('change where the version is the one expected, and clear what null is given for', async () => {
    const { id } = await create({ name: 'Plain', photoUrl: 'https://example.org/a.png' });
    const changed = await client.mutate<{ persona: object }>(
      'personaUpdate',
      { id, expectedVersion: 1, photoUrl: null, behaviour: ['pays'] },
      'persona { name photoUrl behaviour version }',
    );
    expect(changed.persona).toEqual({ name: 'Plain', photoUrl: null, behaviour: ['pays'], version: 2 });
    expect(await codes('personaUpdate', { id, expectedVersion: 1, name: 'Late' })).toEqual([
      'VERSION_CONFLICT expectedVersion',
    ]);
    const refused = await codes('personaUpdate', { id, expectedVersion: 2, name: null, motivations: null });
    expect([...new Set(refused)]).toEqual(['INVALID_VALUE name', 'INVALID_VALUE motivations']);
  });

  it('are readable and not editable while archived, and come back', async () => {
    const { id, claims } = await create({ ...WRITER, claims: [{ text: 'Writes lists.', trait: 'BEHAVIOUR' }] });
    const archived = await client.mutate<{ persona: object }>(
      'personaArchive',
      { id, expectedVersion: 1, reason: 'Merged with another.' },
      'persona { archiveReason version }',
    );
    expect(archived.persona).toEqual({ archiveReason: 'Merged with another.', version: 2 });
    expect(await codes('personaUpdate', { id, expectedVersion: 2, name: 'No' })).toEqual(['ARCHIVED id']);
    expect(await codes('personaArchive', { id, expectedVersion: 2, reason: 'Twice.' })).toEqual(['ARCHIVED id']);
    expect(await codes('personaClaimCreate', { personaId: id, text: 'No', trait: 'ABOUT' })).toEqual([
      'ARCHIVED personaId',
    ]);
    expect(await codes('personaClaimUpdate', { id: claims[0]?.id, expectedVersion: 1, text: 'No' })).toEqual([
      'ARCHIVED id',
    ]);
    const { persona } = await client.mutate<{ persona: object }>(
      'personaRestore',
      { id, expectedVersion: 2 },
      'persona { archivedAt archiveReason version history { nodes { operation } } }',
    );
    const nodes = ['RESTORED', 'ARCHIVED', 'CREATED'].map((operation) => ({ operation }));
    expect(persona).toEqual({ archivedAt: null, archiveReason: null, version: 3, history: { nodes } });
    expect(await codes('personaRestore', { id, expectedVersion: 3 })).toEqual(['NOT_APPLICABLE id']);
  });

  it('refuse what they cannot be, with the field named', async () => {
    expect(await codes('personaCreate', { name: ' ', motivations: [{ kind: 'PAIN', text: '' }] })).toEqual([
      'INVALID_VALUE name',
      'INVALID_VALUE motivations 0 text',
    ]);
    expect(await codes('personaCreate', { name: 'A', photoUrl: 'javascript:alert(1)' })).toEqual([
      'INVALID_VALUE photoUrl',
    ]);
    expect(await codes('personaCreate', { name: 'A', productId: 'none' })).toEqual(['NOT_FOUND productId']);
    expect(await codes('personaCreate', { name: 'A', about: Array.from({ length: 31 }, () => 'x') })).toEqual([
      'INVALID_VALUE about',
    ]);
  });

  it('are not shown to keys that may not read the tree, and not changed by those that may only read', async () => {
    const blind = await keyWith(client, ['OKR_READ']);
    const { errors } = await blind.ask('{ personas { nodes { id } } }');
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    const reading = await keyWith(client, ['TREE_READ']);
    expect((await reading.ask('{ personas { nodes { id } } }')).errors).toBeUndefined();
    const { errors: refused } = await reading.ask(
      'mutation { personaCreate(input: { name: "A" }) { persona { id } } }',
    );
    expect(refused?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

describe('the claims of a persona', () => {
  it('come with it in one call, or one by one, once for an idempotency key', async () => {
    const claims = [
      { text: 'Writes the list over several days.', trait: 'BEHAVIOUR' },
      {
        text: 'Would rather get nothing.',
        trait: 'MOTIVATION',
        verdict: 'SUPPORTED',
        verdictReason: 'Two said so.',
      },
    ];
    const { id, claims: made } = await create({ ...WRITER, claims });
    expect(made).toMatchObject([
      { text: claims[0]?.text, verdict: 'ASSUMED', verdictReason: null },
      { text: claims[1]?.text, verdict: 'SUPPORTED', verdictReason: 'Two said so.' },
    ]);
    const input = { personaId: id, text: 'Pays for nobody else.', trait: 'ABOUT', idempotencyKey: 'pays' };
    const shown = 'personaClaim { id persona { id } supportingParticipants contradictingParticipants }';
    const once = await client.mutate<{ personaClaim: object }>('personaClaimCreate', input, shown);
    expect(once.personaClaim).toMatchObject({
      persona: { id },
      supportingParticipants: 0,
      contradictingParticipants: 0,
    });
    expect(await client.elsewhere().mutate('personaClaimCreate', input, shown)).toEqual(once);
  });

  it('are no more known by a verdict alone: participants verify', async () => {
    const { id, maturity, claims } = await create({
      ...WRITER,
      claims: [
        { text: 'One.', trait: 'ABOUT' },
        { text: 'Two.', trait: 'ABOUT' },
      ],
    });
    expect(maturity).toBe('PROTO');
    const [first] = claims;
    const judged = await client.mutate<{ personaClaim: Claim & { persona: Persona } }>(
      'personaClaimUpdate',
      { id: first?.id, expectedVersion: 1, verdict: 'SUPPORTED', verdictReason: 'Seen twice.' },
      'personaClaim { verdict verdictReason version persona { maturity } }',
    );
    // No participant has borne it out as far as evidence tells: two have to.
    expect(judged.personaClaim).toMatchObject({
      verdict: 'SUPPORTED',
      verdictReason: 'Seen twice.',
      version: 2,
      persona: { maturity: 'PROTO' },
    });
    const { personaClaim } = await client.mutate<{ personaClaim: Claim & { persona: Persona } }>(
      'personaClaimUpdate',
      { id: first?.id, expectedVersion: 2, verdict: 'REFUTED' },
      'personaClaim { verdictReason persona { maturity } }',
    );
    expect(personaClaim).toMatchObject({ verdictReason: null, persona: { maturity: 'PROTO' } });
    expect(await names('(filter: { includeArchived: true })')).toContain(WRITER.name);
    expect(id).not.toBe('');
  });

  it('no longer count once they are archived, and do again when they come back', async () => {
    const { id, claims } = await create({
      name: 'Judged',
      claims: [{ text: 'One.', trait: 'ABOUT', verdict: 'SUPPORTED' }],
    });
    const claim = { id: claims[0]?.id };
    await client.mutate('personaClaimArchive', { ...claim, expectedVersion: 1, reason: 'Says the same as another.' });
    const ask = `query ($id: ID!) { node(id: $id) { ... on Persona { maturity claims { id } all: claims(includeArchived: true) { archiveReason } } } }`;
    expect(await client.data(ask, { id })).toEqual({
      node: { maturity: 'PROTO', claims: [], all: [{ archiveReason: 'Says the same as another.' }] },
    });
    expect(await codes('personaClaimUpdate', { ...claim, expectedVersion: 2, text: 'No' })).toEqual(['ARCHIVED id']);
    await client.mutate('personaClaimRestore', { ...claim, expectedVersion: 2 });
    expect(await client.data(ask, { id })).toMatchObject({ node: { maturity: 'PROTO', claims: [claim] } });
  });

  it('are a hundred at most', async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => ({ text: `Claim ${index}`, trait: 'ABOUT' }));
    const { id } = await create({ name: 'Full', claims: hundred });
    expect(await codes('personaClaimCreate', { personaId: id, text: 'One more', trait: 'ABOUT' })).toEqual([
      'TOO_MANY',
    ]);
    expect(await codes('personaCreate', { name: 'Fuller', claims: [...hundred, hundred[0]] })).toEqual([
      'INVALID_VALUE claims',
    ]);
  });
});

describe('the overlap of personas', () => {
  const ask = '{ personaOverlap { compared isCut pairs { first { name } second { name } reasons { reason words } } } }';
  interface Answer {
    personaOverlap: {
      compared: number;
      isCut: boolean;
      pairs: { first: Persona; second: Persona; reasons: object[] }[];
    };
  }

  it('names the pairs that no behaviour and no opportunity tells apart', async () => {
    const own = await newWorkspace('overlapping');
    await create({ name: 'A', behaviour: ['Writes the list'] }, own);
    await create({ name: 'B', behaviour: ['writes  the list.'] }, own);
    await create({ name: 'C', behaviour: ['pays the bill'] }, own);
    const { personaOverlap } = await own.data<Answer>(ask);
    expect(personaOverlap).toMatchObject({ compared: 3, isCut: false });
    expect(personaOverlap.pairs[0]).toEqual({
      first: { name: 'A' },
      second: { name: 'B' },
      reasons: [
        { reason: 'SAME_BEHAVIOUR', words: 'A and B do one thing, the same.' },
        { reason: 'NOTHING_HELD_ALONE', words: 'Neither of A and B has an opportunity or a story yet.' },
      ],
    });
  });

  it('compares those that are named, archived ones too, and no more than forty', async () => {
    const own = await newWorkspace('named');
    const [a, b] = [await create({ name: 'A' }, own), await create({ name: 'B' }, own)];
    await own.mutate('personaArchive', { id: b.id, expectedVersion: 1, reason: 'Gone.' });
    const named = 'query ($ids: [ID!]) { personaOverlap(personaIds: $ids) { compared } }';
    expect((await own.data<Answer>(ask)).personaOverlap.compared).toBe(1);
    expect(await own.data(named, { ids: [a.id, b.id] })).toEqual({ personaOverlap: { compared: 2 } });
    const { errors } = await own.ask(named, { ids: Array.from({ length: 41 }, () => a.id) });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
  });
});
