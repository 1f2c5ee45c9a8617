import { type Client, newWorkspace } from '../support/service.ts';
import { chanceOf } from '../support/chance.ts';
import { grow } from '../support/grow.ts';
import { whereStands } from '../support/where-stands.ts';

const ROUNDS = Number(process.env['OST_TEST_ROUNDS'] ?? (process.env['OST_TEST_FULL'] === 'true' ? 1_000 : 8));
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);
const INSIGHTS = process.env['OST_TEST_FULL'] === 'true' ? 200 : 20;

/** Begins every secret: one search at the end finds any of them. */
const MARK = `zqx${String(SEED).padStart(6, '0')}zqx`;
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
  /** Words of notes: the secret, unless notes may go on to be kept. */
  readonly noted: string;
  /** An insight of theirs. */
  readonly insightId: string;
  /** Nodes to which their words are copied. */
  readonly nodeIds: readonly string[];
}

/** Insights of the participant; every text of theirs holds the secret. */
const insightsOf = (
  { secret, noted, externalId }: Pick<Round, 'secret' | 'noted' | 'externalId'>,
  door: string,
  many: number,
  more = {},
) =>
  Array.from({ length: many }, (_, index) => ({
    externalId: `${door}-${externalId}-${index}`,
    kind: 'INTERVIEW',
    occurredAt: OCCURRED,
    title: `${noted} title ${index}`,
    body: `${noted} told it`,
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
    const { secret, noted, externalId, client } = round;
    const snapshot = { memorableQuote: { text: `${secret} sighed`, origin: 'VERBATIM' }, quickFacts: [noted] };
    const interview = { externalId: `i-${externalId}`, notes: `${noted} noted`, snapshot };
    return pushed(client.elsewhere(), insightsOf(round, 'c', 5, { interview }));
  },
  'a new match key': (round) => {
    const { secret, externalId, client, isErased } = round;
    const matchKeys = [isErased ? `${secret}-key` : `key-${externalId}`];
    const account = {
      externalId: isErased ? `${secret}-home` : `home-${externalId}`,
      name: isErased ? `${secret} house` : 'house',
    };
    const segments = [isErased ? `those of ${secret}` : 'all'];
    const participant = { externalId, matchKeys, alias: round.noted, account, segments };
    return pushed(client, insightsOf(round, 'd', 3, { participant }));
  },
  'answers to a survey': ({ client, secret, externalId, isErased, nodeIds: [opportunityId] }) =>
    client.mutate('surveyAnswerIngest', {
      sourceSystem: 'desk',
      items: Array.from({ length: 3 }, (_, index) => ({
        externalId: `${isErased ? secret : externalId}-answer-${index}`,
        respondent: externalId,
        segment: isErased ? `of ${secret}` : 'all',
        opportunityId,
        importance: 4,
        satisfaction: 2,
        answeredAt: OCCURRED,
      })),
    }),
  'evidence with a copied quote': ({ client, noted, insightId, nodeIds: [nodeId] }) =>
    client.elsewhere().mutate('evidenceCreate', {
      items: [{ insightId, nodeId, stance: 'SUPPORTS', note: `${noted} said so 0` }],
    }),
  'an opportunity with a copied quote': async ({ client, secret, nodeIds: [, parentId] }) => {
    const quote = { text: `${secret} said so 0`, origin: 'VERBATIM' };
    const { userErrors } = await client.mutate('opportunityCreate', { parentId, title: 'Copied', quote });
    expect(userErrors.map(({ code }) => code).filter((code) => code !== 'NOT_APPLICABLE')).toEqual([]);
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

/** How a participant allows notes only from now on. */
const NARROWINGS: Readonly<Record<string, End>> = {
  narrowing: (round) =>
    untilCurrent(round, 'participantConsentSet', { consent: { status: 'GIVEN', scope: ['NOTES'] } }),
  'a line that narrows': ({ client, externalId }) =>
    lines(client, [{ type: 'PARTICIPANT', externalId, consent: { status: 'GIVEN', scope: ['NOTES'] } }]),
};

/** Merges the participant into another while they go, and undoes it. What is refused has come too late. */
async function mergeAndUndo({ client, id }: Round, otherId: string): Promise<void> {
  const versions = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Participant { version } } }';
  const { nodes } = await client.data<{ nodes: { version: number }[] }>(versions, { ids: [id, otherId] });
  const { participantMerge } = await client
    .elsewhere()
    .mutate<{ participantMerge: { id: string } | null }>(
      'participantMerge',
      { id, expectedVersion: nodes[0]?.version, intoId: otherId, intoExpectedVersion: nodes[1]?.version },
      'participantMerge { id }',
    );
  if (participantMerge) await client.mutate('participantMergeUndo', { id: participantMerge.id });
}

/** Sends a change again while others change the participant. */
async function untilCurrent({ client, id }: Round, mutation: string, input: object): Promise<void> {
  for (;;) {
    const { participant } = await client.data<{ participant: { version: number } }>(
      'query ($id: ID!) { participant: node(id: $id) { ... on Participant { version } } }',
      { id },
    );
    const { userErrors } = await client.mutate(mutation, { id, expectedVersion: participant.version, ...input });
    if (userErrors.length === 0) return;
    // While they are merged into another, that one is to be named.
    expect(['VERSION_CONFLICT', 'NOT_APPLICABLE']).toContain(userErrors[0]?.code);
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
    let outcomeId = (await grow(client).outcome()).id;
    for (let number = 0; number < ROUNDS; number++) {
      const externalId = `who-${number}`;
      const secret = `${MARK}${number}`;
      const ends = [ERASURES, WITHDRAWALS, NARROWINGS][number % 3] ?? ERASURES;
      const noted = ends === NARROWINGS ? 'noted' : secret;
      // A tree holds 5,000 nodes, a node 500 children.
      const { id: nodeId } = await grow(client).opportunity(outcomeId, `Round ${number}`);
      if (number % 400 === 399) outcomeId = (await grow(client).outcome()).id;
      const { receipts } = await client.mutate<{ receipts: { participantId: string; insightId: string }[] }>(
        'insightIngest',
        {
          sourceSystem: 'desk',
          items: [
            ...insightsOf({ secret, noted, externalId }, 'a', 3),
            ...insightsOf({ secret: 'other', noted: 'other', externalId: `other-${number}` }, 'o', 1),
          ],
        },
        'receipts { participantId insightId }',
      );
      const [first] = receipts;
      const round: Round = {
        client,
        secret,
        noted,
        externalId,
        id: first?.participantId ?? '',
        insightId: first?.insightId ?? '',
        isErased: ends === ERASURES,
        nodeIds: [nodeId, nodeId],
      };
      const doors = Object.values(DOORS).filter(() => chance(2) === 0);
      const started = doors.map((door) => door(round));
      if (chance(2) === 0) started.push(mergeAndUndo(round, receipts[3]?.participantId ?? ''));
      await new Promise((resolve) => setTimeout(resolve, chance(30)));
      await Promise.all([...started, pick(ends)(round)]);
      for (const door of Object.values(DOORS)) await door(round);
    }
    expect(await whereStands(client, MARK)).toEqual({});
  }, 3_600_000);
});
