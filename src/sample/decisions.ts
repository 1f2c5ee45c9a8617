import { addDays } from '../domain/foundation/calendar/date.ts';
import type { ApiClient } from './api-client.ts';
import { readGrocery } from './grocery.ts';

type Ids = ReadonlyMap<string, string>;
/** Ratings of factors, as `assessmentRecord` takes them. */
type Ratings = Readonly<Record<string, string>>;

/** What the team works on, and what lies beside it. */
const TARGET = 'substitute.find.unsafe';
const SIBLINGS = [TARGET, 'substitute.find.late', 'substitute.find.refund'];
const SOLUTIONS = ['sol.swap_rules', 'sol.ask_photo', 'sol.phone'];

const ASSESSED: Readonly<Record<string, Ratings>> = {
  [TARGET]: {
    affected: 'MEDIUM',
    frequency: 'MEDIUM',
    differentiation: 'HIGH',
    strategy: 'HIGH',
    importance: 'HIGH',
    satisfaction: 'LOW',
  },
  'substitute.find.late': {
    affected: 'HIGH',
    frequency: 'MEDIUM',
    competition: 'MEDIUM',
    importance: 'MEDIUM',
    satisfaction: 'LOW',
  },
};

/** Why the team went where it did; the level above the target was never talked about. */
const DESCENT: Readonly<Record<string, string>> = {
  missing: 'What is sold out sends more people to a second shop than anything they forget.',
  'substitute.find': 'People who get the wrong swap stop planning; recipes come after that.',
  [TARGET]: 'A late question is a nuisance; a swap that a child cannot eat ends in not coming back.',
};

/**
 * Plants what the sample team thought, voted and decided: assessments of siblings, a ballot that is closed and one that is
 * open, the target with its descent, and a decision that is due and that has lost one of its grounds since.
 */
export async function createDecisions(
  client: ApiClient,
  ids: Ids,
  voterIds: readonly string[],
  today: string,
): Promise<void> {
  const assessed = new Map<string, string>();
  for (const [key, ratings] of Object.entries(ASSESSED))
    assessed.set(key, await assess(client, ids, key, ratings, key));
  await vote(
    client,
    voterIds,
    'siblings',
    'Which of these keeps people from one planned shop?',
    SIBLINGS.map(idIn(ids)),
    [
      [5, 3, 2],
      [5, 4, 1],
      [3, 5, 2],
    ],
  );
  await vote(client, voterIds, 'solutions', 'Which of these would you build first?', SOLUTIONS.map(idIn(ids)), [
    [5, 2, 3],
  ]);
  await client.create(
    'targetOpportunitySet',
    'target',
    {
      outcomeId: ids.get(readGrocery().outcome.key),
      opportunityId: ids.get(TARGET),
      reason: 'Few families have it, but for them nothing else matters until it is solved.',
      startsOn: addDays(today, -30),
      descent: Object.entries(DESCENT).map(([key, reason]) => ({ chosenId: ids.get(key), reason })),
    },
    '',
  );
  await client.create(
    'decisionRecord',
    'rules',
    {
      question: 'How do we keep unsafe swaps out of the bag?',
      options: [
        'Rules that each household sets once',
        'A photo from the shelf to decide by',
        'A call from the shopper',
      ],
      choice: 'Rules that each household sets once',
      reason: 'Households set rules for what matters to them without being asked, and nobody has to be reached.',
      twoWayDoor: true,
      decidedOn: addDays(today, -20),
      revisitOn: addDays(today, -1),
      nodeIds: [ids.get(TARGET), ids.get('sol.swap_rules')],
      whoIds: voterIds,
      grounds: [
        { kind: 'NODE', refId: ids.get('exp.rules_cards') },
        { kind: 'ASSESSMENT', refId: assessed.get(TARGET) },
      ],
    },
    '',
  );
  await assess(client, ids, TARGET, { ...ASSESSED[TARGET], frequency: 'LOW' }, 'again');
}

const idIn =
  (ids: Ids) =>
  (key: string): string =>
    ids.get(key) ?? '';

async function assess(client: ApiClient, ids: Ids, key: string, ratings: Ratings, as: string): Promise<string> {
  const { assessment } = await client.create<{ assessment: { id: string } }>(
    'assessmentRecord',
    as,
    {
      opportunityId: ids.get(key),
      ratings: Object.entries(ratings).map(([factor, rating]) => ({ factor: factor.toUpperCase(), rating })),
    },
    'assessment { id }',
  );
  return assessment.id;
}

/** Opens a ballot by ratings and casts the votes of the first voters, as many as there are ratings. */
async function vote(
  client: ApiClient,
  voterIds: readonly string[],
  as: string,
  question: string,
  candidateIds: readonly string[],
  votes: readonly (readonly number[])[],
): Promise<void> {
  const { ballot } = await client.create<{ ballot: { id: string } }>(
    'ballotOpen',
    as,
    { question, kind: 'RATING', candidateIds, voterIds },
    'ballot { id }',
  );
  for (const [index, given] of votes.entries()) {
    const ratings = given.map((rating, place) => ({ candidateId: candidateIds[place], rating }));
    await client.create('ballotVote', `${as}/${index}`, { ballotId: ballot.id, voterId: voterIds[index], ratings }, '');
  }
}
