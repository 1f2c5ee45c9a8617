import fc from 'fast-check';
import { aim } from '../support/aim.ts';
import { grow } from '../support/grow.ts';
import { type Client, look, newWorkspace, workspaceIdOf } from '../support/service.ts';
import { stateOf } from '../support/workspace-state.ts';

/** Chosen so that a failure can be told again. */
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);
const FULL = process.env['OST_TEST_FULL'] === 'true';

/** What a source states of one thing: one of five contents, or that it is gone; of a day, or of its arrival. */
interface Statement {
  readonly content: number | 'GONE';
  readonly day: number | null;
}

/** A thing of which sources tell, and how a test states and finds it. */
interface Kind {
  /** Item that states a content of the thing of this name; `place` is the statement's, from 0. */
  readonly item: (name: string, content: number, place: number) => object;
  /** What a line says where the thing is gone; left out where that cannot be said. */
  readonly gone?: (name: string) => object;
  /** SQL that answers the name and the content of every thing; what is gone has no row. */
  readonly read: string;
  /** Whether the receipt tells of this thing, not of one that mentions it. */
  readonly hasReceipt: boolean;
  /** Whether a statement without an instant follows a rule of its own. */
  readonly needsInstant?: boolean;
}

/** The model: CONTRACT, the clock of everything pushed. */
function expected(statements: readonly Statement[]): { content: Statement['content'] | null; receipts: string[] } {
  let known: { content: Statement['content']; at: number } | null = null;
  const receipts = statements.map(({ content, day }, arrival) => {
    const at = day ?? 1_000 + arrival;
    const isTie = day !== null && at === known?.at;
    if (known && (at < known.at || (isTie && known.content === 'GONE' && content !== 'GONE'))) return 'STALE';
    const status = known === null ? 'CREATED' : known.content === content ? 'UNCHANGED' : 'UPDATED';
    known = { content, at };
    return content === 'GONE' && status !== 'UNCHANGED' ? 'DELETED' : status;
  });
  return { content: (known as { content: Statement['content'] } | null)?.content ?? null, receipts };
}

const ON = '2026-01-01T00:00:00Z';
const CONTENTS = [0, 1, 2, 3, 4];
const SCOPES = [['NOTES'], ['QUOTE'], ['NOTES', 'QUOTE'], ['CONTACT'], ['NOTES', 'CONTACT']];

const INGESTED = ['INSIGHT', 'PARTICIPANT', 'METRIC_READING', 'SURVEY_ANSWER', 'KANO_ANSWER', 'EXTERNAL_REF'];
const MENTIONED = ['CONSENT', 'ACCOUNT', 'INTERVIEW'];
const KINDS = [...INGESTED, ...MENTIONED];

/** Every order of five statements of five different days. */
const orders = (statements: readonly Statement[]): Statement[][] =>
  statements.length < 2
    ? [[...statements]]
    : statements.flatMap((first) =>
        orders(statements.filter((each) => each !== first)).map((rest) => [first, ...rest]),
      );

describe(`the clock of everything that is ingested (seed ${SEED})`, () => {
  let client: Client;
  let kinds: Readonly<Record<string, Kind>>;
  let count = 0;
  beforeAll(async () => {
    client = await newWorkspace();
    const plant = grow(client);
    const { id: opportunityId } = await plant.opportunity((await plant.outcome()).id);
    const { id: solutionId } = await plant.solution(opportunityId);
    const { id: metricId } = await aim(client).metric();
    // A thing has fifty references at most.
    const nodes = await Promise.all(Array.from({ length: 12 }, () => plant.outcome()));
    const nodeOf = (name: string): string | undefined => nodes[Number(name.split('-')[1]) % nodes.length]?.id;
    const answered = { respondent: 'somebody', answeredAt: ON };
    kinds = {
      INSIGHT: {
        item: (externalId, content) => ({ externalId, kind: 'SUPPORT', occurredAt: ON, title: `${content}` }),
        gone: (externalId) => ({ externalId, operation: 'DELETE' }),
        read: `SELECT external_id AS name, title AS content FROM insight WHERE status <> 'DELETED'`,
        hasReceipt: true,
      },
      PARTICIPANT: {
        item: (externalId, content) => ({ externalId, alias: `${content}`, segments: [`of ${content}`] }),
        read: `SELECT name.value AS name, who.alias AS content FROM participant_identity AS name JOIN participant AS who ON who.id = name.participant_id`,
        hasReceipt: true,
      },
      METRIC_READING: {
        item: (externalId, value) => ({ externalId, metricId, value, observedAt: ON }),
        read: `SELECT external_id AS name, value::int::text AS content FROM metric_reading`,
        hasReceipt: true,
      },
      SURVEY_ANSWER: {
        item: (externalId, content) => ({
          externalId,
          opportunityId,
          ...answered,
          importance: content + 1,
          satisfaction: 1,
          segment: externalId,
        }),
        read: `SELECT segment AS name, (importance - 1)::text AS content FROM survey_answer`,
        hasReceipt: true,
      },
      KANO_ANSWER: {
        item: (externalId, content) => ({
          externalId,
          solutionId,
          ...answered,
          functional: ['LIKE', 'MUST_BE', 'NEUTRAL', 'LIVE_WITH', 'DISLIKE'][content],
          dysfunctional: 'LIKE',
          segment: externalId,
        }),
        read: `SELECT segment AS name,
          (array_position(ARRAY['LIKE', 'MUST_BE', 'NEUTRAL', 'LIVE_WITH', 'DISLIKE'], functional) - 1)::text AS content FROM kano_answer`,
        hasReceipt: true,
      },
      EXTERNAL_REF: {
        item: (externalId, content) => ({ externalId, nodeId: nodeOf(externalId), state: `${content}` }),
        read: `SELECT external_id AS name, state AS content FROM external_ref`,
        hasReceipt: true,
      },
      CONSENT: {
        item: (externalId, content) => ({ externalId, consent: { status: 'GIVEN', scope: SCOPES[content] } }),
        gone: (externalId) => ({ externalId, consent: { status: 'WITHDRAWN' } }),
        read: `SELECT name.value AS name, array_to_string(who.consent_scope, ' ') AS content
          FROM participant_identity AS name JOIN participant AS who ON who.id = name.participant_id WHERE who.consent_status = 'GIVEN'`,
        hasReceipt: false,
        needsInstant: true,
      },
      ACCOUNT: {
        item: (externalId, content, place) => ({
          externalId: `${externalId}/${place}`,
          account: { externalId, name: `${content}` },
        }),
        read: `SELECT external_id AS name, name AS content FROM account`,
        hasReceipt: false,
      },
      INTERVIEW: {
        item: (externalId, content, place) => ({
          externalId: `${externalId}/${place}`,
          kind: 'INTERVIEW',
          occurredAt: ON,
          title: 'Heard',
          interview: { externalId, notes: `${content}`, heldAt: ON },
        }),
        read: `SELECT external_id AS name, notes AS content FROM interview`,
        hasReceipt: false,
      },
    };
  });

  const typeOf = (kind: string): string =>
    ({ CONSENT: 'PARTICIPANT', ACCOUNT: 'PARTICIPANT', INTERVIEW: 'INSIGHT' })[kind] ?? kind;
  const contentText = (kind: string, content: number): string =>
    kind === 'CONSENT' ? (SCOPES[content] ?? []).join(' ') : `${content}`;
  const instantOf = (day: number | null): object =>
    day === null ? {} : { sourceUpdatedAt: new Date(Date.UTC(2026, 1, day)).toISOString() };

  const send = async (lines: readonly object[]): Promise<string[]> => {
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const headers = { 'content-type': 'application/x-ndjson' };
    const response = await client.with(headers).post(text, '/ingest/insights?source=desk&receipts=all');
    const receipts = response.text.trim().split('\n').slice(0, -1);
    return receipts.map((line) => (JSON.parse(line) as { status: string }).status);
  };

  /** States sequences of statements, each of a thing of its own: the first of all, then the second of all. */
  async function state(kind: string, sequences: readonly (readonly Statement[])[]) {
    const of = kinds[kind];
    if (!of) throw new Error(`${kind} is not stated here: give it a clock, and a row in this test.`);
    const names = sequences.map(() => `${kind.toLowerCase()}-${++count}`);
    const receipts = sequences.map((): string[] => []);
    const longest = Math.max(...sequences.map(({ length }) => length));
    for (let place = 0; place < longest; place += 1) {
      const now = sequences.flatMap((statements, index) => {
        const statement = statements[place];
        return statement ? [{ index, statement, name: names[index] ?? '' }] : [];
      });
      const statuses = await send(
        now.map(({ statement: { content, day }, name }) => ({
          type: typeOf(kind),
          ...(content === 'GONE' ? of.gone?.(name) : of.item(name, content, place)),
          ...instantOf(day),
        })),
      );
      for (const [at, { index }] of now.entries()) receipts[index]?.push(statuses[at] ?? '');
    }
    const rows = await look<{ name: string; content: string }>(client, of.read);
    const found = new Map(rows.map(({ name, content }) => [name, content]));
    return sequences.map((statements, index) => ({
      statements,
      content: found.get(names[index] ?? '') ?? null,
      receipts: of.hasReceipt ? receipts[index] : null,
    }));
  }

  const modelled = (kind: string, sequences: readonly (readonly Statement[])[]) =>
    sequences.map((statements) => {
      const { content, receipts } = expected(statements);
      const text = content === null || content === 'GONE' ? null : contentText(kind, content);
      return { statements, content: text, receipts: kinds[kind]?.hasReceipt ? receipts : null };
    });

  const some = <Item>(all: readonly Item[], most: number): readonly Item[] =>
    FULL
      ? all
      : (fc.sample(fc.shuffledSubarray([...all], { minLength: most, maxLength: most }), {
          numRuns: 1,
          seed: SEED,
        })[0] ?? []);

  it('is kept for every kind that is ingested', async () => {
    const response = await client
      .with({ 'content-type': 'application/json' })
      .post({ type: 'NONE' }, '/ingest/insights?source=desk');
    const { errors } = response.body as { errors: { message: string }[] };
    const types = [...new Set(Object.keys(kinds).map(typeOf))].sort();
    expect(Object.keys(kinds)).toEqual(KINDS);
    expect(errors[0]?.message).toBe(`type takes ${types.join(', ')}, not "NONE".`);
  });

  it.each(KINDS)('leads %s to one state in every order of five statements', async (kind) => {
    const five = CONTENTS.map((content) => ({ content, day: content + 1 }));
    const sequences = some(orders(five), 8);
    const states = await state(kind, sequences);
    expect(states).toEqual(modelled(kind, sequences));
    expect(new Set(states.map(({ content }) => content))).toEqual(new Set([contentText(kind, 4)]));
  });

  it.each(KINDS)('decides on equal instants, none, and deletions of %s as the contract does', async (kind) => {
    const { gone, needsInstant = false } = kinds[kind] ?? {};
    const statement = fc.record({
      content: fc.constantFrom<Statement['content']>(0, 1, ...(gone ? (['GONE'] as const) : [])),
      day: needsInstant ? fc.integer({ min: 1, max: 4 }) : fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 }),
    });
    const sequences = fc.sample(fc.array(statement, { minLength: 2, maxLength: 6 }), {
      numRuns: FULL ? 200 : 8,
      seed: SEED,
    });
    expect(await state(kind, sequences)).toEqual(modelled(kind, sequences));
  });

  it('moves on when everything is sent again with later instants: no row, no version and no entry of the log', async () => {
    const workspaceId = await workspaceIdOf(client);
    const everything = async (): Promise<Record<string, string>> => ({
      ...(await stateOf(process.env['TEST_DATABASE_URL'] ?? '', workspaceId)),
      source_clock: '',
      ingest_count: '',
    });
    const names = new Map(
      KINDS.flatMap((kind) => [0, 1, 2].map((index) => [`${kind}/${index}`, `nightly-${++count}`])),
    );
    const night = (day: number): object[] =>
      Object.entries(kinds).flatMap(([kind, { item }]) =>
        [0, 1, 2].map((index) => ({
          type: typeOf(kind),
          ...item(names.get(`${kind}/${index}`) ?? '', index, 0),
          ...instantOf(day),
        })),
      );
    expect(new Set(await send(night(1)))).toEqual(new Set(['CREATED']));
    const before = await everything();
    for (const day of [2, 3, 3]) expect(new Set(await send(night(day)))).toEqual(new Set(['UNCHANGED']));
    expect(await everything()).toEqual(before);
    // What is sent now of a day in between is older.
    expect(new Set(await send(night(2)))).toEqual(new Set(['STALE']));
  });
});
