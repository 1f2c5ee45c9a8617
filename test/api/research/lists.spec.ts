import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Page {
  readonly nodes: readonly Readonly<Record<string, string>>[];
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** What came in, in the order in which it did. */
const ITEMS = [
  {
    externalId: 'a',
    kind: 'SUPPORT',
    occurredAt: '2026-03-04T00:00:00Z',
    title: 'The subscription lapsed',
    tags: ['billing'],
    language: 'en',
    participant: {
      externalId: 'ada',
      alias: 'Ada',
      relationship: 'USER',
      segments: ['families'],
      account: { externalId: 'acme' },
    },
    account: { externalId: 'acme', name: 'Acme' },
    linked: true,
  },
  {
    externalId: 'b',
    kind: 'SUPPORT',
    occurredAt: '2026-03-02T00:00:00Z',
    title: 'Wants one subscription for two',
    participant: { externalId: 'ada' },
  },
  {
    externalId: 'c',
    kind: 'INTERVIEW',
    occurredAt: '2026-03-03T00:00:00Z',
    title: 'Sie kocht sonntags',
    language: 'de',
    elicitation: 'UNPROMPTED',
    participant: {
      externalId: 'bo',
      alias: 'Bo',
      relationship: 'CHOOSER',
      personaIds: ['$persona'],
      consent: { status: 'GIVEN', scope: ['NOTES'] },
    },
    interview: { externalId: 'talk', heldAt: '2026-03-03T00:00:00Z', notes: 'In her kitchen' },
  },
  {
    externalId: 'd',
    kind: 'SALES_CALL',
    occurredAt: '2026-03-01T00:00:00Z',
    title: 'Asked for a trial',
    tags: ['billing', 'trial'],
  },
  { externalId: 'e', kind: 'SALES_CALL', occurredAt: '2026-03-05T00:00:00Z', title: 'Taken back' },
];

/** Which insights a filter lets through, latest occurrence first; ids stand by their names, as "$ada". */
const INSIGHTS: readonly [filter: Readonly<Record<string, unknown>>, externalIds: string][] = [
  [{}, 'acbd'],
  [{ statuses: ['INBOX'] }, 'cbd'],
  [{ statuses: ['LINKED', 'DELETED'] }, 'ea'],
  [{ statuses: [] }, ''],
  [{ kinds: ['SALES_CALL', 'INTERVIEW'] }, 'cd'],
  [{ sourceSystems: ['crm'] }, 'd'],
  [{ sourceSystems: ['nowhere'] }, ''],
  [{ participantIds: ['$ada'] }, 'ab'],
  [{ participantIds: ['$ada', '$bo'], statuses: ['INBOX'] }, 'cb'],
  [{ personaIds: ['$persona'] }, 'c'],
  [{ accountIds: ['$acme'] }, 'ab'],
  [{ interviewIds: ['$talk'] }, 'c'],
  [{ sensingChannels: ['TACTICAL'], kinds: ['SUPPORT'] }, 'ab'],
  [{ elicitations: ['UNPROMPTED'] }, 'c'],
  [{ languages: ['de', 'fr'] }, 'c'],
  [{ tags: ['trial', 'other'] }, 'd'],
  [{ text: 'the subscriptions' }, 'ab'],
  [{ text: 'subscription two' }, 'b'],
  [{ text: '…' }, ''],
  [{ from: '2026-03-02T00:00:00Z', to: '2026-03-04T00:00:00Z' }, 'cb'],
  [{ receivedSince: '2026-01-01' }, 'acbd'],
  [{ receivedSince: '2999-01-01' }, ''],
];

const INTERVIEWS: readonly [filter: Readonly<Record<string, unknown>>, kinds: readonly string[]][] = [
  [{}, ['USABILITY', 'INTERVIEW', 'OBSERVATION']],
  [{ kinds: ['OBSERVATION', 'USABILITY'] }, ['USABILITY', 'OBSERVATION']],
  [{ statuses: ['HELD'] }, ['INTERVIEW', 'OBSERVATION']],
  [{ outcomeIds: ['$outcome'] }, ['OBSERVATION']],
  [{ teamIds: ['$team'] }, ['OBSERVATION']],
  [{ productIds: ['$product'] }, ['OBSERVATION']],
  [{ participantIds: ['$ada'] }, ['USABILITY', 'OBSERVATION']],
  [{ participantIds: ['$bo'] }, ['INTERVIEW']],
  [{ attendeeIds: ['$person'], statuses: ['HELD'] }, ['OBSERVATION']],
  [{ hasSnapshot: true }, ['OBSERVATION']],
  [{ hasSnapshot: false }, ['USABILITY', 'INTERVIEW']],
  [{ from: '2026-03-01', to: '2026-03-04' }, ['INTERVIEW']],
  [{ text: 'her KITCHEN' }, ['INTERVIEW']],
];

const PARTICIPANTS: readonly [filter: Readonly<Record<string, unknown>>, aliases: readonly string[]][] = [
  [{}, ['Ada', 'Bo', 'Cy']],
  [{ includeMerged: true }, ['Ada', 'Bo', 'Cy', 'Ada A.']],
  [{ text: 'AD' }, ['Ada']],
  [{ relationships: ['CHOOSER'] }, ['Bo']],
  [{ consentStatuses: ['GIVEN'] }, ['Bo']],
  [{ segments: ['families', 'others'] }, ['Ada']],
  [{ personaIds: ['$persona'] }, ['Bo']],
  [{ accountIds: ['$acme'] }, ['Ada']],
  [{ sourceSystems: ['desk'] }, ['Ada', 'Bo']],
];

describe('lists of research', () => {
  let client: Client;
  const ids = new Map<string, string>();
  const named = (filter: object): unknown =>
    JSON.parse(JSON.stringify(filter), (_, value: unknown) =>
      typeof value === 'string' && value.startsWith('$') ? ids.get(value.slice(1)) : value,
    );
  /** One page of a list; `of` is the type that `filter` has. */
  const page = async (list: string, of: string, filter: object, fields: string, more = ''): Promise<Page> =>
    (
      await client.data<Record<string, Page>>(
        `query ($filter: ${of}Filter) { ${list}(filter: $filter ${more}) { totalCount nodes { ${fields} } pageInfo { endCursor hasNextPage } } }`,
        { filter: named(filter) },
      )
    )[list] as Page;
  const insights = async (filter: object, more = ''): Promise<string> =>
    (await page('insights', 'Insight', filter, 'externalId', more)).nodes.map(({ externalId }) => externalId).join('');

  beforeAll(async () => {
    client = await newWorkspace();
    const create = async (mutation: string, input: Record<string, unknown>, thing: string): Promise<string> => {
      const answer = await client.mutate<Record<string, { id: string }>>(mutation, input, `${thing} { id }`);
      const id = answer[thing]?.id ?? '';
      ids.set(thing, id);
      return id;
    };
    const outcome = await grow(client).outcome();
    ids.set('outcome', outcome.id);
    const { id: nodeId } = await grow(client).opportunity(outcome.id, 'Renewal');
    await create('personCreate', { name: 'Di', role: 'DESIGN' }, 'person');
    await create('teamCreate', { name: 'Kitchen', memberIds: [] }, 'team');
    await create('productCreate', { name: 'Cook' }, 'product');
    await create('personaCreate', { name: 'The weekend cook' }, 'persona');
    for (const { linked, ...item } of ITEMS as readonly ((typeof ITEMS)[number] & { linked?: boolean })[])
      await client.mutate('insightIngest', {
        sourceSystem: item.externalId === 'd' ? 'crm' : 'desk',
        items: [{ ...(named(item) as object), ...(linked && { links: [{ nodeId }] }) }],
      });
    await client.mutate('insightIngest', { sourceSystem: 'desk', items: [{ externalId: 'e', operation: 'DELETE' }] });
    const { insights: all } = await client.data<{
      insights: { nodes: Record<'externalId' | 'participant' | 'account' | 'interview', { id: string } | null>[] };
    }>('{ insights { nodes { externalId participant { id } account { id } interview { id } } } }');
    const names = { participant: { a: 'ada', c: 'bo' }, account: { a: 'acme' }, interview: { c: 'talk' } } as const;
    for (const insight of all.nodes)
      for (const [thing, of] of Object.entries(names) as [keyof typeof names, Record<string, string>][]) {
        const name = of[insight.externalId as unknown as string];
        if (name) ids.set(name, insight[thing]?.id ?? '');
      }
    const ada = { participantIds: [ids.get('ada')], attendeeIds: [ids.get('person')] };
    const visit = await create(
      'interviewCreate',
      {
        ...ada,
        kind: 'OBSERVATION',
        heldAt: '2026-02-01T10:00:00Z',
        outcomeId: ids.get('outcome'),
        teamId: ids.get('team'),
        productId: ids.get('product'),
      },
      'interview',
    );
    await client.mutate('interviewSnapshotSet', { interviewId: visit, quickFacts: ['two adults'] });
    await client.mutate('participantCreate', { alias: 'Cy', relationship: 'USER' });
    // Ada is entered once more at a session to come, under another name, and made one with herself.
    const twin = await create('participantCreate', { alias: 'Ada A.', relationship: 'USER' }, 'participant');
    await client.mutate('interviewCreate', {
      participantIds: [twin],
      attendeeIds: [ids.get('person')],
      kind: 'USABILITY',
      heldAt: '2099-02-01T10:00:00Z',
    });
    const versions = await client.data<{ nodes: { version: number }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Participant { version } } }',
      { ids: [twin, ids.get('ada')] },
    );
    const [merged, into] = versions.nodes;
    const { userErrors } = await client.mutate('participantMerge', {
      id: twin,
      expectedVersion: merged?.version,
      intoId: ids.get('ada'),
      intoExpectedVersion: into?.version,
    });
    expect(userErrors).toEqual([]);
  });

  it.each(INSIGHTS)('give the insights of %j', async (filter, expected) => {
    expect(await insights(filter)).toBe(expected);
    expect((await page('insights', 'Insight', filter, 'id')).totalCount).toBe(expected.length);
  });

  it.each(INTERVIEWS)('give the interviews of %j', async (filter, expected) => {
    const { nodes, totalCount } = await page('interviews', 'Interview', filter, 'kind');
    expect(nodes.map(({ kind }) => kind)).toEqual(expected);
    expect(totalCount).toBe(expected.length);
  });

  it.each(PARTICIPANTS)('give the participants of %j', async (filter, expected) => {
    const { nodes, totalCount } = await page('participants', 'Participant', filter, 'alias');
    expect(nodes.map(({ alias }) => alias)).toEqual(expected);
    expect(totalCount).toBe(expected.length);
  });

  it('run either way and from either end', async () => {
    expect(await insights({}, 'orderBy: { field: OCCURRED_AT, direction: ASC }')).toBe('dbca');
    expect(await insights({}, 'orderBy: { field: RECEIVED_AT, direction: ASC }')).toBe('abcd');
    expect(
      await insights({ participantIds: ['$ada', '$bo'] }, 'orderBy: { field: RECEIVED_AT, direction: DESC }'),
    ).toBe('cba');
    expect(await insights({}, 'last: 2')).toBe('bd');
    const { pageInfo } = await page('insights', 'Insight', {}, 'id', 'first: 3');
    expect(pageInfo.hasNextPage).toBe(true);
    expect(await insights({}, `first: 3, after: "${pageInfo.endCursor ?? ''}"`)).toBe('d');
    const order = 'orderBy: { field: CREATED_AT, direction: ASC }';
    const kinds = (await page('interviews', 'Interview', {}, 'kind', order)).nodes.map(({ kind }) => kind);
    expect(kinds).toEqual(['INTERVIEW', 'OBSERVATION', 'USABILITY']);
  });

  it('give a search its filter and its total', async () => {
    const { insightSearch } = await client.data<{
      insightSearch: Page & { nodes: { insight: { externalId: string } }[] };
    }>(
      `{ insightSearch(text: "subscription trial", first: 1, filter: { kinds: [SUPPORT], statuses: [INBOX] }) {
        totalCount nodes { insight { externalId } } pageInfo { hasNextPage } } }`,
    );
    expect(insightSearch).toMatchObject({
      totalCount: 1,
      nodes: [{ insight: { externalId: 'b' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('are those of a participant, an account, an interview and a person too', async () => {
    const ofEach = `insights(filter: { kinds: [SUPPORT] }) { totalCount nodes { externalId } }
      interviews(orderBy: { field: HELD_AT, direction: ASC }) { totalCount nodes { kind } }`;
    const { participants, person, acme, talk } = await client.data<Record<string, unknown>>(
      `query ($person: ID!, $acme: ID!, $talk: ID!) {
        participants { nodes { alias ${ofEach} } }
        person: node(id: $person) { ... on Person { interviews(filter: { from: "2026-01-01", to: "2027-01-01" }) { totalCount nodes { kind } } } }
        acme: node(id: $acme) { ... on Account { insights { nodes { externalId } } participants { totalCount nodes { alias } } } }
        talk: node(id: $talk) { ... on Interview { insights { totalCount nodes { externalId } } } }
      }`,
      { person: ids.get('person'), acme: ids.get('acme'), talk: ids.get('talk') },
    );
    expect(participants).toEqual({
      nodes: [
        {
          alias: 'Ada',
          insights: { totalCount: 2, nodes: [{ externalId: 'b' }, { externalId: 'a' }] },
          interviews: { totalCount: 2, nodes: [{ kind: 'OBSERVATION' }, { kind: 'USABILITY' }] },
        },
        {
          alias: 'Bo',
          insights: { totalCount: 0, nodes: [] },
          interviews: { totalCount: 1, nodes: [{ kind: 'INTERVIEW' }] },
        },
        { alias: 'Cy', insights: { totalCount: 0, nodes: [] }, interviews: { totalCount: 0, nodes: [] } },
      ],
    });
    expect(person).toEqual({ interviews: { totalCount: 1, nodes: [{ kind: 'OBSERVATION' }] } });
    expect(acme).toEqual({
      insights: { nodes: [{ externalId: 'b' }, { externalId: 'a' }] },
      participants: { totalCount: 1, nodes: [{ alias: 'Ada' }] },
    });
    expect(talk).toEqual({ insights: { totalCount: 1, nodes: [{ externalId: 'c' }] } });
  });

  it('tell of erasures since the last time', async () => {
    const gone = await client.mutate<{ participant: { id: string } }>(
      'participantCreate',
      { alias: 'Dan', relationship: 'USER' },
      'participant { id }',
    );
    await client.mutate('participantErase', { id: gone.participant.id, expectedVersion: 1 });
    const participantIds = async (filter: object): Promise<unknown> =>
      (await page('erasures', 'Erasure', filter, 'participantId', 'orderBy: { field: ERASED_AT, direction: DESC }'))
        .nodes;
    expect(await participantIds({ from: '2026-01-01' })).toEqual([{ participantId: gone.participant.id }]);
    expect(await participantIds({ to: '2026-01-01' })).toEqual([]);
    expect((await page('participants', 'Participant', {}, 'id')).totalCount).toBe(3);
    expect((await page('participants', 'Participant', { includeErased: true }, 'id')).totalCount).toBe(4);
  });

  it('narrow the evidence of a node by stance and class, and count it', async () => {
    const [first] = (await page('insights', 'Insight', { statuses: ['LINKED'] }, 'evidenceOf { node { id } }')).nodes;
    const nodeId = (first as unknown as { evidenceOf: { node: { id: string } }[] }).evidenceOf[0]?.node.id;
    const [second] = (await page('insights', 'Insight', { kinds: ['SALES_CALL'] }, 'id')).nodes;
    await client.mutate('evidenceCreate', {
      items: [{ insightId: second?.['id'], nodeId, stance: 'CONTRADICTS', class: 'STRONG' }],
    });
    const { node } = await client.data<{ node: Record<string, object> }>(
      `query ($id: ID!) { node(id: $id) { ... on Opportunity {
        all: evidence(first: 1) { totalCount nodes { stance } }
        against: evidence(filter: { stances: [CONTRADICTS], classes: [STRONG] }) { totalCount nodes { insight { externalId } } }
        none: evidence(filter: { stances: [SUPPORTS], classes: [STRONG] }) { totalCount } } } }`,
      { id: nodeId },
    );
    expect(node).toEqual({
      all: { totalCount: 2, nodes: [{ stance: 'CONTRADICTS' }] },
      against: { totalCount: 1, nodes: [{ insight: { externalId: 'd' } }] },
      none: { totalCount: 0 },
    });
  });
});
