import type { Warning } from '../../../src/domain/warning.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, look, newWorkspace } from '../../support/service.ts';

interface Interview {
  id: string;
  version: number;
  heldAt: string;
  kind: string;
  status: string;
  notes: string | null;
  recordingUrl: string | null;
  redactedAt: string | null;
  answers: { questionKey: string; question: string; elicitation: string; text: string }[];
  participants: { id: string; alias: string | null }[];
  attendees: { name: string }[];
  template: { key: string } | null;
  snapshot: Snapshot | null;
  insights: { nodes: { externalId: string }[] };
}
interface Snapshot {
  id: string;
  version: number;
  photoUrl: string | null;
  quickFacts: string[];
  memorableQuote: { text: string; origin: string } | null;
  experienceSteps: { step: string; momentId: string | null; feeling: string | null }[];
  opportunities: { id: string }[];
  otherLearnings: string[];
}
const SNAPSHOT =
  'id version photoUrl quickFacts memorableQuote { text origin } experienceSteps { step momentId feeling } opportunities { id } otherLearnings';
const INTERVIEW = `id version heldAt kind status notes recordingUrl redactedAt answers { questionKey question elicitation text }
  participants { id alias } attendees { name } template { key } snapshot { ${SNAPSHOT} } insights { nodes { externalId } }`;
const RECEIPTS = 'receipts { status insightId errors { message path } warnings { code message path } }';
interface Receipt {
  status: string;
  insightId: string;
  warnings: Warning[];
  errors: { message: string; path: string[] }[];
}

describe('interviews', () => {
  let client: Client;
  let count = 0;
  let personIds: string[];
  beforeAll(async () => {
    client = await newWorkspace();
    personIds = await Promise.all(
      ['PRODUCT', 'DESIGN'].map(
        async (role) =>
          (await client.mutate<{ person: { id: string } }>('personCreate', { name: role, role }, 'person { id }'))
            .person.id,
      ),
    );
  });

  const item = (more: object = {}) => ({
    externalId: `heard-${++count}`,
    kind: 'INTERVIEW',
    occurredAt: '2026-03-02T10:00:00Z',
    title: 'She reads every packet.',
    ...more,
  });
  const ingest = async (items: object[], as = client): Promise<Receipt[]> =>
    (await as.mutate<{ receipts: Receipt[] }>('insightIngest', { sourceSystem: 'talks', items }, RECEIPTS)).receipts;
  const all = async (filter = ''): Promise<Interview[]> =>
    (await client.data<{ interviews: { nodes: Interview[] } }>(`{ interviews${filter} { nodes { ${INTERVIEW} } } }`))
      .interviews.nodes;
  const read = async (id: string): Promise<Interview> =>
    (
      await client.data<{ interview: Interview }>(
        `query ($id: ID!) { interview: node(id: $id) { ... on Interview { ${INTERVIEW} } } }`,
        { id },
      )
    ).interview;
  const somebody = async (consent: object | null = null): Promise<string> => {
    const externalId = `person-${++count}`;
    const [receipt] = await ingest([item({ participant: { externalId, alias: 'Mara', ...(consent && { consent }) } })]);
    const query = 'query ($id: ID!) { insight: node(id: $id) { ... on Insight { participant { id } } } }';
    const { insight } = await client.data<{ insight: { participant: { id: string } } }>(query, {
      id: receipt?.insightId,
    });
    return insight.participant.id;
  };
  const withdraw = (number: number) => {
    const consent = { status: 'WITHDRAWN' };
    return ingest([item({ participant: { externalId: `person-${number}`, consent } })]);
  };
  const create = (input: object) =>
    client.mutate<{ interview: Interview | null }>(
      'interviewCreate',
      { heldAt: '2026-03-02T10:00:00Z', kind: 'INTERVIEW', ...input },
      `interview { ${INTERVIEW} }`,
    );

  it('are told of once, with who took part, who attended, and what was answered to which question', async () => {
    const participantIds = [await somebody()];
    const { interview, userErrors } = await create({
      participantIds,
      attendeeIds: personIds,
      templateKey: 'SCRIPTED_SEVEN',
      notes: 'She sighed.',
      answers: [
        { questionKey: 'change', text: 'It would write itself.' },
        { questionKey: 'today', text: 'A pad on the fridge.' },
      ],
    });
    expect(userErrors).toEqual([]);
    expect(interview).toMatchObject({
      status: 'HELD',
      kind: 'INTERVIEW',
      notes: 'She sighed.',
      template: { key: 'SCRIPTED_SEVEN' },
      participants: [{ id: participantIds[0] }],
      attendees: [{ name: 'PRODUCT' }, { name: 'DESIGN' }],
      answers: [
        { questionKey: 'change', elicitation: 'HYPOTHETICAL', text: 'It would write itself.' },
        { questionKey: 'today', elicitation: 'SCRIPTED', question: 'How do you do this today, without it?' },
      ],
    });
    const { interview: now } = await client.mutate<{ interview: Interview }>(
      'interviewUpdate',
      { id: interview?.id, expectedVersion: 1, attendeeIds: [personIds[1]], notes: null, kind: 'OBSERVATION' },
      `interview { ${INTERVIEW} }`,
    );
    expect(now).toMatchObject({ version: 2, notes: null, kind: 'OBSERVATION', attendees: [{ name: 'DESIGN' }] });
    expect(now.answers).toHaveLength(2);
    const stale = { id: interview?.id, expectedVersion: 1, notes: 'x' };
    expect((await client.mutate('interviewUpdate', stale)).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
  });

  it('that are yet to come are planned, and are refused as held without anybody to talk to', async () => {
    expect((await create({ heldAt: '2099-01-01T00:00:00Z' })).interview?.status).toBe('PLANNED');
    const paths = async (input: object) => (await create(input)).userErrors.map(({ path }) => path.join('.'));
    expect(await paths({ heldAt: '2099-01-01T00:00:00Z', status: 'HELD' })).toEqual(['heldAt', 'participantIds']);
    expect(await paths({ status: 'CANCELLED', sourceSystem: 'calendar' })).toEqual(['externalId']);
    expect(await paths({ status: 'CANCELLED', answers: [{ questionKey: 'love', text: 'x' }] })).toEqual([
      'answers.0.questionKey',
    ]);
    const strange = { templateKey: 'STORY_BASED', answers: [{ questionKey: 'love', text: 'x' }] };
    expect(await paths({ status: 'CANCELLED', ...strange })).toEqual(['answers.0.questionKey']);
    expect(await paths({ status: 'CANCELLED', templateKey: 'nobody-knows' })).toEqual(['templateKey']);
    expect(await paths({ status: 'CANCELLED', recordingUrl: 'ftp://x', durationMinutes: 0 })).toEqual(
      expect.arrayContaining(['recordingUrl', 'durationMinutes']),
    );
    const named = { status: 'CANCELLED', sourceSystem: 'calendar', externalId: 'twice' };
    expect(await paths(named)).toEqual([]);
    expect(await paths(named)).toEqual(['externalId']);
  });

  it('are found by who took part, who attended, when, how they stand and what for', async () => {
    const outcome = await grow(client).outcome();
    const participantId = await somebody();
    const told = { participantIds: [participantId], attendeeIds: [personIds[0]], outcomeId: outcome.id };
    const { interview } = await create({ ...told, heldAt: '2025-06-01T10:00:00Z', kind: 'USABILITY' });
    const ids = async (filter: string) => (await all(`(filter: { ${filter} })`)).map(({ id }) => id);
    for (const filter of [
      `participantIds: ["${participantId}"]`,
      `outcomeIds: ["${outcome.id}"]`,
      'from: "2025-06-01T10:00:00Z", to: "2025-06-01T10:00:01Z"',
      `kinds: [USABILITY], statuses: [HELD], attendeeIds: ["${personIds[0] ?? ''}"]`,
    ])
      expect([filter, await ids(filter)]).toEqual([filter, [interview?.id]]);
    expect(await ids(`outcomeIds: ["${outcome.id}"], statuses: [PLANNED]`)).toEqual([]);
    expect(await ids('to: "2025-06-01T10:00:00Z"')).toEqual([]);
  });

  it('have one snapshot at most, in versions, with all that it is remembered by', async () => {
    const { interview } = await create({ status: 'CANCELLED' });
    const outcome = await grow(client).outcome();
    const [first, second] = [await grow(client).opportunity(outcome.id), await grow(client).opportunity(outcome.id)];
    const fields = {
      quickFacts: ['two adults, a baby'],
      memorableQuote: { text: 'We have a shelf for it now.', origin: 'COMPOSED' },
      experienceSteps: [{ step: 'Both take milk', feeling: 'BAD' }],
      opportunityIds: [first.id, second.id],
      otherLearnings: ['He shops, she writes.'],
    };
    const set = (more: object, as = client) =>
      as.mutate<{ snapshot: Snapshot | null }>(
        'interviewSnapshotSet',
        { interviewId: interview?.id, ...more },
        `snapshot { ${SNAPSHOT} }`,
      );
    const [one, other] = await Promise.all([set(fields), set(fields, client.elsewhere())]);
    expect([one, other].map(({ userErrors }) => userErrors[0]?.code ?? 'made').sort()).toEqual([
      'VERSION_CONFLICT',
      'made',
    ]);
    expect(one.snapshot).toMatchObject({
      version: 1,
      photoUrl: null,
      quickFacts: ['two adults, a baby'],
      experienceSteps: [{ step: 'Both take milk', momentId: null, feeling: 'BAD' }],
      opportunities: [{ id: first.id }, { id: second.id }],
    });
    const now = await set({ expectedVersion: 1, memorableQuote: null, photoUrl: 'https://example.org/1.jpg' });
    expect(now.snapshot).toMatchObject({
      version: 2,
      memorableQuote: null,
      photoUrl: 'https://example.org/1.jpg',
      otherLearnings: ['He shops, she writes.'],
    });
    expect((await set({ expectedVersion: 1, quickFacts: [] })).userErrors[0]?.code).toBe('VERSION_CONFLICT');
    expect((await set({ expectedVersion: 2, opportunityIds: [outcome.id] })).userErrors).toMatchObject([
      { code: 'WRONG_KIND', path: ['opportunityIds', '0'] },
    ]);
    const { id, version } = first;
    await client.mutate('opportunityMerge', {
      id,
      intoId: second.id,
      expectedVersion: version,
      intoExpectedVersion: 1,
    });
    expect((await read(interview?.id ?? '')).snapshot?.opportunities).toEqual([{ id: second.id }]);
  });

  it('hold no word that somebody who took part did not agree to', async () => {
    const given = await somebody({ status: 'GIVEN', scope: ['NOTES'] });
    const words = { notes: 'She sighed.', recordingUrl: 'https://example.org/1' };
    const refused = await create({ participantIds: [given], ...words });
    expect(refused.interview).toBeNull();
    expect(refused.userErrors).toMatchObject([
      { code: 'NOT_APPLICABLE', path: ['recordingUrl'], message: expect.stringContaining('RECORDING') as string },
    ]);
    const { interview } = await create({ participantIds: [given], notes: words.notes });
    const quote = { memorableQuote: { text: 'x', origin: 'VERBATIM' }, photoUrl: 'https://example.org/2' };
    const set = { interviewId: interview?.id, quickFacts: ['alone'], ...quote };
    expect((await client.mutate('interviewSnapshotSet', set)).userErrors.map(({ path }) => path.join())).toEqual([
      'photoUrl',
      'memorableQuote',
    ]);
    const strict = await somebody({ status: 'GIVEN', scope: ['CONTACT'] });
    const both = { id: interview?.id, expectedVersion: 1, participantIds: [given, strict] };
    expect((await client.mutate('interviewUpdate', both)).userErrors.map(({ path }) => path)).toEqual([['notes']]);
  });

  it('forget every word when one of those who took part withdraws, in the log too, and go on to count', async () => {
    const participantIds = [await somebody(), await somebody()];
    const number = count - 1;
    const secret = 'Nobody may read this';
    const { interview } = await create({
      participantIds,
      notes: secret,
      templateKey: 'STORY_BASED',
      recordingUrl: 'https://example.org/secret',
      answers: [{ questionKey: 'hard', text: secret }],
    });
    const id = interview?.id ?? '';
    const snapshot = {
      quickFacts: [secret],
      otherLearnings: [secret],
      memorableQuote: { text: secret, origin: 'VERBATIM' },
      experienceSteps: [{ step: secret }],
      photoUrl: 'https://example.org/secret.jpg',
    };
    expect((await client.mutate('interviewSnapshotSet', { interviewId: id, ...snapshot })).userErrors).toEqual([]);
    await withdraw(number);
    const now = await read(id);
    expect(now).toMatchObject({ status: 'HELD', notes: null, recordingUrl: null, answers: [] });
    expect(now.snapshot).toMatchObject({
      quickFacts: [],
      memorableQuote: null,
      experienceSteps: [],
      otherLearnings: [],
    });
    expect(now.redactedAt).not.toBeNull();
    expect(now.participants).toHaveLength(2);
    for (const table of ['change_log', 'interview', 'interview_snapshot', 'idempotency_key']) {
      const rows = await look(client, `SELECT to_jsonb(row)::text AS line FROM ${table} AS row`);
      expect([table, JSON.stringify(rows).includes(secret), JSON.stringify(rows).includes('/secret')]).toEqual([
        table,
        false,
        false,
      ]);
    }
    const again = { id, expectedVersion: now.version, notes: secret };
    expect((await client.mutate('interviewUpdate', again)).userErrors).toMatchObject([{ path: ['notes'] }]);
  });

  it('keep nothing of somebody who withdraws at the very moment in which it is written down, by whatever door', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => somebody()));
    const talk = (id: string) => create({ participantIds: [id], notes: 'Raced by hand.' });
    const names = await look<{ id: string; value: string }>(
      client,
      `SELECT participant_id AS id, value FROM participant_identity WHERE participant_id = ANY($1::uuid[])`,
      [ids],
    );
    await Promise.all(
      names.flatMap(({ id, value }) => [
        talk(id),
        ingest([
          item({ participant: { externalId: value }, interview: { externalId: `race-${value}`, notes: 'Raced.' } }),
        ]),
        ingest([item({ participant: { externalId: value, consent: { status: 'WITHDRAWN' } } })], client.elsewhere()),
      ]),
    );
    expect(names).toHaveLength(12);
    const left = await look(
      client,
      `SELECT interview.notes FROM interview_guest JOIN interview ON interview.id = interview_guest.interview_id
       WHERE participant_id = ANY($1::uuid[]) AND notes IS NOT NULL`,
      [ids],
    );
    expect(left).toEqual([]);
  });

  it('come along with insights, made once and known again by what their source calls them', async () => {
    const opportunity = await grow(client).opportunity((await grow(client).outcome()).id);
    const interview = {
      externalId: 'talk-1',
      heldAt: '2026-03-01T09:00:00Z',
      templateKey: 'SCRIPTED_SEVEN',
      attendeeIds: personIds,
      answers: [{ questionKey: 'love', text: 'That it stays on the screen.' }],
      snapshot: { quickFacts: ['both on shifts'], opportunityIds: [opportunity.id] },
    };
    const participant = { externalId: 'aylin' };
    const items = [item({ interview, participant }), item({ interview: { externalId: 'talk-1' }, participant })];
    const receipts = await ingest(items);
    expect(receipts.map(({ status, warnings }) => [status, warnings])).toEqual([
      ['CREATED', []],
      ['CREATED', []],
    ]);
    const found = (await all('(filter: { from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z" })')).filter(
      ({ template }) => template !== null,
    );
    expect(found).toMatchObject([
      {
        status: 'HELD',
        kind: 'INTERVIEW',
        version: 1,
        participants: [{}],
        attendees: [{}, {}],
        answers: [{ questionKey: 'love' }],
        snapshot: { quickFacts: ['both on shifts'], opportunities: [{ id: opportunity.id }], version: 1 },
        insights: { nodes: items.map(({ externalId }) => ({ externalId })) },
      },
    ]);
    const query = 'query ($id: ID!) { insight: node(id: $id) { ... on Insight { interview { id } } } }';
    const { insight } = await client.data<{ insight: object }>(query, { id: receipts[1]?.insightId });
    expect(insight).toEqual({ interview: { id: found[0]?.id } });
    expect((await ingest(items)).map(({ status }) => status)).toEqual(['UNCHANGED', 'UNCHANGED']);
    await ingest([item({ interview: { externalId: 'talk-1', notes: 'Later.' }, participant: { externalId: 'ben' } })]);
    expect(await read(found[0]?.id ?? '')).toMatchObject({
      version: 2,
      notes: 'Later.',
      participants: [{}, {}],
      attendees: [{}, {}],
      answers: [{ questionKey: 'love' }],
      snapshot: { version: 1 },
    });
  });

  it('are made once by identical batches at the same time, and an older state never overwrites a newer one', async () => {
    const at = (hour: number, notes: string) => ({
      ...item({ interview: { externalId: 'talk-2', notes }, sourceUpdatedAt: `2026-03-02T1${hour}:00:00Z` }),
    });
    const [newer, older] = [at(5, 'newer'), at(3, 'older')];
    await Promise.all([client, client.elsewhere(), client, client.elsewhere()].map((each) => ingest([newer], each)));
    await ingest([older]);
    const found = await look<{ notes: string }>(
      client,
      `SELECT notes FROM interview WHERE workspace_id = current_setting('app.workspace_id')::uuid AND external_id = 'talk-2'`,
    );
    expect(found).toEqual([{ notes: 'newer' }]);
  });

  it('that come along keep what consent covers and what is there, and say so', async () => {
    const interview = {
      externalId: 'talk-3',
      notes: 'Kept.',
      recordingUrl: 'https://example.org/3',
      templateKey: 'unknown',
      attendeeIds: [personIds[0], '00000000-0000-7000-8000-000000000000'],
      snapshot: { memorableQuote: { text: 'Not kept.', origin: 'VERBATIM' } },
    };
    const participant = { externalId: 'cautious', consent: { status: 'GIVEN', scope: ['NOTES'] } };
    const [receipt] = await ingest([item({ interview, participant })]);
    expect(receipt?.warnings).toHaveLength(4);
    expect(receipt?.warnings).toEqual(
      expect.arrayContaining([
        ...[
          ['attendeeIds', '00000000-0000-7000-8000-000000000000'],
          ['templateKey', 'unknown'],
        ].map(([field, given]) => ({
          code: 'LEFT_OUT',
          message: `Of the interview, ${field ?? ''} names nothing by "${given ?? ''}": it was left out.`,
          path: ['items', '0', 'interview', field],
        })),
        expect.objectContaining({ message: expect.stringContaining('does not cover') as string }),
      ]),
    );
    const [found] = (await all('(first: 50)')).filter(({ notes }) => notes === 'Kept.');
    expect(found).toMatchObject({
      recordingUrl: null,
      attendees: [{ name: 'PRODUCT' }],
      snapshot: { memorableQuote: null },
    });
    const [bad] = await ingest([item({ interview: { externalId: '', heldAt: '2999-01-01T00:00:00Z' } })]);
    expect(bad?.errors.map(({ path }) => path.slice(2).join('.'))).toEqual(
      expect.arrayContaining(['interview.externalId', 'interview.heldAt']),
    );
  });

  it('are not for keys that only ingest', async () => {
    const sender = await keyWith(client, ['INSIGHT_INGEST']);
    expect((await sender.ask('{ interviews { nodes { id } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const [receipt] = await ingest([item({ interview: { externalId: 'talk-9' } })], sender);
    expect(receipt?.status).toBe('CREATED');
  });
});
