import { type Client, newWorkspace } from '../support/service.ts';
import { chanceOf } from '../support/chance.ts';
import { whereStands } from '../support/where-stands.ts';

const ROUNDS = Number(process.env['OST_TEST_ROUNDS'] ?? (process.env['OST_TEST_FULL'] === 'true' ? 1_000 : 8));
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);
const INSIGHTS = process.env['OST_TEST_FULL'] === 'true' ? 200 : 20;

/** Begins every secret: one search at the end finds any of them. */
const MARK = `zqx${SEED}zqx`;
const OCCURRED = '2026-02-01';

/** A participant of one round, and the words that nobody may find afterwards. */
interface Round {
  readonly client: Client;
  readonly secret: string;
  /** What the source calls the participant. */
  readonly externalId: string;
  readonly id: string;
  /** Whether nothing is to be left by which a system could call them: else match keys stay, by which they are known again. */
  readonly isErased: boolean;
}

/** Insights of the participant; every text of theirs holds the secret. */
const insightsOf = (
  { secret, externalId }: Pick<Round, 'secret' | 'externalId'>,
  door: string,
  many: number,
  more = {},
) =>
  Array.from({ length: many }, (_, index) => ({
    externalId: `${door}-${externalId}-${index}`,
    kind: 'INTERVIEW',
    occurredAt: OCCURRED,
    title: `${secret} title ${index}`,
    body: `${secret} told it`,
    quotes: [{ text: `${secret} said so ${index}` }],
    participant: { externalId },
    ...more,
  }));

const pushed = (client: Client, items: readonly object[]) =>
  client.mutate('insightIngest', { sourceSystem: 'desk', items }, 'receipts { status errors { message } }');
const lines = async (client: Client, items: readonly object[]): Promise<void> => {
  const body = items.map((item) => `${JSON.stringify(item)}\n`).join('');
  const response = await client
    .with({ 'content-type': 'application/x-ndjson' })
    .post(body, '/ingest/insights?source=desk')
    .buffer(true)
    .parse((stream, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        done(null, text);
      });
    });
  expect(response.body).toContain('"complete":true');
};

/** Doors by which words come in. A round sends them while the participant goes, and again afterwards. */
const DOORS: Readonly<Record<string, (round: Round) => Promise<unknown>>> = {
  insightIngest: (round) => pushed(round.client, insightsOf(round, 'a', INSIGHTS)),
  lines: (round) => lines(round.client.elsewhere(), insightsOf(round, 'b', INSIGHTS)),
  'interviews and insights': (round) => {
    const { secret, externalId, client } = round;
    const snapshot = { memorableQuote: { text: `${secret} sighed`, origin: 'VERBATIM' }, quickFacts: [secret] };
    const interview = { externalId: `i-${externalId}`, notes: `${secret} noted`, snapshot };
    return pushed(client.elsewhere(), insightsOf(round, 'c', 5, { interview }));
  },
  'a new match key': (round) => {
    const { secret, externalId, client, isErased } = round;
    const matchKeys = [isErased ? `${secret}-key` : `key-${externalId}`];
    const participant = { externalId, matchKeys, alias: secret };
    return pushed(client, insightsOf(round, 'd', 3, { participant }));
  },
  'words without a name': (round) => pushed(round.client, insightsOf(round, 'a', 3, { participant: null })),
};

type End = (round: Round) => Promise<unknown>;
/** How a participant is erased. */
const ERASURES: Readonly<Record<string, End>> = {
  participantErase: (round) => untilCurrent(round, 'participantErase', {}),
  'a line that erases': ({ client, externalId }) =>
    lines(client, [{ type: 'PARTICIPANT', externalId, operation: 'ERASE' }]),
};
/** How a participant withdraws consent. */
const WITHDRAWALS: Readonly<Record<string, End>> = {
  withdrawal: (round) => untilCurrent(round, 'participantConsentSet', { consent: { status: 'WITHDRAWN' } }),
  'a line that withdraws': ({ client, externalId }) =>
    lines(client, [{ type: 'PARTICIPANT', externalId, consent: { status: 'WITHDRAWN' } }]),
};

/** Sends a change again while others change the participant. */
async function untilCurrent({ client, id }: Round, mutation: string, input: object): Promise<void> {
  for (;;) {
    const { participant } = await client.data<{ participant: { version: number } }>(
      'query ($id: ID!) { participant: node(id: $id) { ... on Participant { version } } }',
      { id },
    );
    const { userErrors } = await client.mutate(mutation, { id, expectedVersion: participant.version, ...input });
    if (userErrors.length === 0) return;
    expect(userErrors.map(({ code }) => code)).toEqual(['VERSION_CONFLICT']);
  }
}

describe(`words that come in while their speaker goes (seed ${SEED}, ${ROUNDS} rounds)`, () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  it('stand nowhere afterwards, and do not come back', async () => {
    const chance = chanceOf(SEED);
    const pick = <Value>(from: Readonly<Record<string, Value>>): Value =>
      Object.values(from)[chance(Object.keys(from).length)] as Value;
    for (let number = 0; number < ROUNDS; number++) {
      const externalId = `who-${number}`;
      const secret = `${MARK}${number}`;
      const { receipts } = await client.mutate<{ receipts: { participantId: string }[] }>(
        'insightIngest',
        { sourceSystem: 'desk', items: insightsOf({ secret, externalId }, 'a', 3) },
        'receipts { participantId }',
      );
      const isErased = chance(2) === 0;
      const round: Round = { client, secret, externalId, id: receipts[0]?.participantId ?? '', isErased };
      const doors = Object.values(DOORS).filter(() => chance(2) === 0);
      const end = pick(isErased ? ERASURES : WITHDRAWALS);
      const started = doors.map((door) => door(round));
      await new Promise((resolve) => setTimeout(resolve, chance(30)));
      await Promise.all([...started, end(round)]);
      for (const door of Object.values(DOORS)) await door(round);
    }
    expect(await whereStands(client, MARK)).toEqual({});
  }, 3_600_000);
});
