import type { Warning } from '../../../src/domain/warning.ts';
import { databaseAs, type Client, look, newWorkspace } from '../../support/service.ts';
import { OwnService } from '../../support/own-service.ts';
import { warnsOf } from '../../support/warned.ts';

interface Participant {
  id: string;
  version: number;
  alias: string | null;
  consentStatus: string;
  consentScope: string[];
  consentExpiresOn: string | null;
  redactedAt: string | null;
}
const PARTICIPANT = 'id version alias consentStatus consentScope consentExpiresOn redactedAt';
const FAR = '2999-12-31';
const PAST = '2026-01-31';
const GIVEN = { status: 'GIVEN', scope: ['NOTES', 'QUOTE', 'CONTACT'], expiresOn: FAR };
/** Milliseconds within which a service that looks every 200 has carried out what it found. */
const PATIENCE_MS = 20_000;

/** Tables of the workspace in which a text stands anywhere. */
async function whereStands(client: Client, text: string): Promise<string[]> {
  const tables = await look<{ name: string }>(
    client,
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await look(client, `SELECT 1 FROM "${name}" AS row WHERE row::text LIKE $1 LIMIT 1`, [`%${text}%`]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('a consent that has run out', () => {
  let client: Client;
  let count = 0;
  const running: OwnService[] = [];
  beforeAll(async () => {
    client = await newWorkspace();
    await start();
  });
  afterAll(() => Promise.all(running.map((service) => service.stop())));

  const start = async (): Promise<OwnService> => {
    const service = await OwnService.start({ OST_CONSENT_SWEEP_MS: '200' });
    running.push(service);
    return service;
  };
  const ingest = async (items: readonly object[], by = client): Promise<{ ids: string[]; warnings: Warning[][] }> => {
    const { receipts } = await by.mutate<{ receipts: { insightId: string; warnings: Warning[] }[] }>(
      'insightIngest',
      { sourceSystem: 'desk', items },
      'receipts { insightId warnings { code message path } }',
    );
    return { ids: receipts.map(({ insightId }) => insightId), warnings: receipts.map(({ warnings }) => warnings) };
  };
  const said = (externalId: string, words: string, consent: object = GIVEN, more: object = {}) => ({
    externalId: `said-${++count}`,
    kind: 'INTERVIEW',
    occurredAt: '2026-01-02',
    title: words,
    body: `${words} body`,
    quotes: [{ text: `${words} quote` }],
    participant: { externalId, alias: `${words} alias`, consent },
    ...more,
  });
  const whose = async (insightId: string, by = client): Promise<Participant> =>
    (
      await by.data<{ insight: { participant: Participant } }>(
        `query ($id: ID!) { insight: node(id: $id) { ... on Insight { participant { ${PARTICIPANT} } } } }`,
        { id: insightId },
      )
    ).insight.participant;
  /** Lets time pass for these participants: their last day was long ago. */
  const runOut = (ids: readonly string[], whom = client): Promise<object[]> =>
    look(whom, 'UPDATE participant SET consent_expires_on = $1 WHERE id = ANY($2::uuid[])', [PAST, ids]);
  const until = async (isDone: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + PATIENCE_MS; !(await isDone());) {
      if (Date.now() > end) throw new Error('Nothing happened.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const ended = (ids: readonly string[], whom = client) =>
    until(async () => {
      const open = await look(
        whom,
        `SELECT id FROM participant WHERE id = ANY($1::uuid[]) AND consent_status <> 'EXPIRED'`,
        [ids],
      );
      return open.length === 0;
    });

  it('takes words, names and media away everywhere, in the log too, and counts stay', async () => {
    const words = `Zyx${Date.now()}`;
    const [{ ids }] = [await ingest([said(`id-${count}`, words)])];
    const [insightId = ''] = ids;
    const { id, version } = await whose(insightId);
    const { interview } = await client.mutate<{ interview: { id: string } }>(
      'interviewCreate',
      {
        kind: 'INTERVIEW',
        heldAt: '2026-01-02T09:00:00Z',
        participantIds: [id],
        notes: `${words} notes`,
      },
      'interview { id }',
    );
    const snapshot = { interviewId: interview.id, memorableQuote: { text: `${words} said so`, origin: 'VERBATIM' } };
    expect((await client.mutate('interviewSnapshotSet', snapshot)).userErrors).toEqual([]);
    expect(await whereStands(client, words)).toEqual(
      expect.arrayContaining(['insight', 'quote', 'participant', 'interview', 'interview_snapshot']),
    );
    await runOut([id]);
    await ended([id]);
    expect(await whereStands(client, words)).toEqual([]);
    expect(await whose(insightId)).toMatchObject({
      id,
      alias: null,
      consentStatus: 'EXPIRED',
      consentScope: [],
      consentExpiresOn: PAST,
      redactedAt: expect.any(String) as string,
    });
    const log = await look<{ operation: string; actor_name: string }>(
      client,
      'SELECT operation, actor_name FROM change_log WHERE entity_id = $1 AND entity_version > $2 ORDER BY seq',
      [id, version],
    );
    expect(log).toEqual([
      { operation: 'EXPIRED', actor_name: 'end of consent' },
      { operation: 'REDACTED', actor_name: 'end of consent' },
    ]);
    const { insights } = await client.data<{ insights: { nodes: object[] } }>(
      '{ insights(first: 2) { nodes { id title participant { id } } } }',
    );
    expect(insights.nodes).toEqual([{ id: insightId, title: '', participant: { id } }]);
  });

  it('holds through its last day, and for whoever gave it without an end', async () => {
    const { ids } = await ingest([
      said('far', 'Kept far'),
      said('endless', 'Kept endless', { ...GIVEN, expiresOn: null }),
    ]);
    const { ids: due } = await ingest([said('due', 'Not kept')]);
    const dueId = (await whose(due[0] ?? '')).id;
    const [today] = await look<{ day: string }>(
      client,
      `SELECT (now() AT TIME ZONE 'UTC' + interval '1 minute')::date::text AS day`,
    );
    const { ids: last } = await ingest([said('last day', 'Kept today', { ...GIVEN, expiresOn: today?.day })]);
    await runOut([dueId]);
    await ended([dueId]);
    for (const id of [...ids, ...last])
      expect(await whose(id)).toMatchObject({ consentStatus: 'GIVEN', redactedAt: null });
  });

  it('is carried out once for each of many by several processes, in every workspace and in its own', async () => {
    const others = [client, await newWorkspace('second'), await newWorkspace('third')];
    const all: { by: Client; ids: string[] }[] = [];
    for (const by of others) {
      const { ids } = await ingest(
        Array.from({ length: 45 }, (_, index) => said(`many-${index}`, `Many${index}`)),
        by,
      );
      const { insights } = await by.data<{ insights: { nodes: { id: string; participant: { id: string } }[] } }>(
        `{ insights(first: 100) { nodes { id participant { id } } } }`,
      );
      const whoseIds = insights.nodes.filter(({ id }) => ids.includes(id)).map(({ participant }) => participant.id);
      expect(whoseIds).toHaveLength(45);
      all.push({ by, ids: whoseIds });
    }
    await Promise.all([start(), start()]);
    for (const { by, ids } of all) await runOut(ids, by);
    for (const { by, ids } of all) {
      await ended(ids, by);
      const log = await look<{ count: number; things: number }>(
        by,
        `SELECT count(*)::int AS count, count(DISTINCT entity_id)::int AS things FROM change_log
         WHERE operation = 'EXPIRED' AND entity_id = ANY($1::uuid[])`,
        [ids],
      );
      expect(log).toEqual([{ count: 45, things: 45 }]);
      expect(await look(by, `SELECT FROM insight WHERE title LIKE 'Many%'`)).toEqual([]);
    }
  });

  it('keeps nothing that comes later, brings nothing back by a retry, and is given anew by a later end', async () => {
    const item = { ...said('again', 'Again'), sourceUpdatedAt: '2026-02-28' };
    const { ids } = await ingest([item]);
    const { id } = await whose(ids[0] ?? '');
    await runOut([id]);
    await ended([id]);
    const asBefore = { ...said('again', 'Later', { ...GIVEN, expiresOn: PAST }), sourceUpdatedAt: '2026-03-01' };
    const later = await ingest([
      asBefore,
      { ...item, sourceUpdatedAt: '2026-03-02', participant: { externalId: 'again' } },
    ]);
    expect(later.warnings.flat()).toEqual([warnsOf('run out'), warnsOf('run out')]);
    expect(await look(client, `SELECT FROM insight WHERE title IN ('Again', 'Later')`)).toEqual([]);
    expect(await whose(ids[0] ?? '')).toMatchObject({ alias: null, consentStatus: 'EXPIRED' });
    const anew = await ingest([said('again', 'Anew', { ...GIVEN, expiresOn: FAR })]);
    expect(anew.warnings.flat()).toEqual([]);
    expect(await whose(ids[0] ?? '')).toMatchObject({ alias: 'Anew alias', consentStatus: 'GIVEN' });
    expect(await look(client, `SELECT FROM insight WHERE title = 'Anew'`)).toHaveLength(1);
  });

  it('is told as such at once, by whatever door', async () => {
    const { ids } = await ingest([said('told', 'Told')]);
    const { id, version: expectedVersion } = await whose(ids[0] ?? '');
    const consent = { ...GIVEN, expiresOn: PAST };
    const { participant } = await client.mutate<{ participant: Participant }>(
      'participantConsentSet',
      { id, expectedVersion, consent },
      `participant { ${PARTICIPANT} }`,
    );
    expect(participant).toMatchObject({ alias: null, consentStatus: 'EXPIRED', consentExpiresOn: PAST });
    expect(await look(client, `SELECT FROM insight WHERE title = 'Told'`)).toEqual([]);
    const { ids: sent } = await ingest([said('sent', 'Sent'), said('sent', 'Sent too', consent)]);
    expect(await whose(sent[0] ?? '')).toMatchObject({ alias: null, consentStatus: 'EXPIRED' });
    expect(await look(client, `SELECT FROM insight WHERE title LIKE 'Sent%'`)).toEqual([]);
  });

  it('of one who was merged silences both, and two again bring nothing back', async () => {
    const { ids } = await ingest([said('merged-1', 'Former'), said('merged-2', 'Present')]);
    const [from, into] = [await whose(ids[0] ?? ''), await whose(ids[1] ?? '')];
    const both = { id: from.id, expectedVersion: from.version, intoId: into.id, intoExpectedVersion: into.version };
    const { participantMerge } = await client.mutate<{ participantMerge: { id: string } }>(
      'participantMerge',
      both,
      'participantMerge { id }',
    );
    await runOut([into.id]);
    await ended([into.id]);
    expect(await whereStands(client, 'Former')).toEqual([]);
    expect(await whereStands(client, 'Present')).toEqual([]);
    expect((await client.mutate('participantMergeUndo', { id: participantMerge.id })).userErrors).toEqual([]);
    expect(await whose(ids[0] ?? '')).toMatchObject({ id: from.id, alias: null });
  });

  it('opens no door between workspaces: the function tells ids of workspaces, and nobody else sees whose', async () => {
    const [application, owner] = [databaseAs('application'), databaseAs('owner')];
    const columns = await owner.query(
      `SELECT pg_get_function_result(oid) AS result, pg_get_function_arguments(oid) AS arguments, proacl::text LIKE '%=X/%' AND proacl::text NOT LIKE '{=X/%' AS granted
       FROM pg_proc WHERE proname = 'workspaces_with_ended_consent'`,
    );
    expect(columns.rows).toEqual([{ result: 'SETOF uuid', arguments: '', granted: true }]);
    expect((await application.query('SELECT id FROM participant')).rows).toEqual([]);
    const seen = await owner.query(
      `SELECT id FROM participant WHERE consent_status <> 'GIVEN' OR consent_expires_on IS NULL OR consent_expires_on > now() + interval '1 day'`,
    );
    expect(seen.rows).toEqual([]);
    await Promise.all([application.end(), owner.end()]);
  });
});
