import { addDays } from '../domain/foundation/calendar/date.ts';
import type { ApiClient } from './api-client.ts';

type Ids = ReadonlyMap<string, string>;

/** The opportunities that people were asked about: the current target, and one that many have. */
const TARGET = 'substitute.find.unsafe';
const RESTOCK = 'list.restock';

/**
 * What people answered of an opportunity: how many call it important and are satisfied, only one of the two, or neither.
 * Every number is invented.
 */
const SURVEYED = [
  { key: TARGET, segment: 'allergy at home', both: 4, onlyImportant: 19, onlySatisfied: 0, neither: 1 },
  { key: TARGET, segment: 'no allergy', both: 5, onlyImportant: 4, onlySatisfied: 15, neither: 12 },
  { key: RESTOCK, segment: 'no allergy', both: 9, onlyImportant: 18, onlySatisfied: 4, neither: 9 },
] as const;

/** How people feel about swap rules if they are there, and if not; so many of each. */
const KANO = [
  { functional: 'LIKE', dysfunctional: 'DISLIKE', many: 9 },
  { functional: 'MUST_BE', dysfunctional: 'DISLIKE', many: 7 },
  { functional: 'LIKE', dysfunctional: 'NEUTRAL', many: 5 },
  { functional: 'NEUTRAL', dysfunctional: 'LIVE_WITH', many: 4 },
] as const;

/** How the team judges solutions by its own model; a range where it is not sure. */
const JUDGED: Readonly<Record<string, readonly object[]>> = {
  'sol.swap_rules': [
    { factor: 'relief', value: 5 },
    { factor: 'effort', value: 2 },
    { factor: 'upkeep', range: { low: 1, likely: 2, high: 4 } },
  ],
  'sol.ask_photo': [
    { factor: 'relief', value: 4 },
    { factor: 'effort', value: 4 },
    { factor: 'upkeep', value: 1 },
  ],
  'sol.shelf_photo': [
    { factor: 'relief', value: 3 },
    { factor: 'effort', value: 3 },
    { factor: 'upkeep', value: 1 },
  ],
};

/** Plants what people answered, with scores taken from it, and what the team judges by a scoring model of its own. */
export async function createAnswers(client: ApiClient, ids: Ids, today: string): Promise<void> {
  await survey(client, ids, today);
  await ownModel(client, ids);
}

async function survey(client: ApiClient, ids: Ids, today: string): Promise<void> {
  const answeredAt = `${addDays(today, -12)}T10:00:00Z`;
  const answers = SURVEYED.flatMap(({ key, segment, both, onlyImportant, onlySatisfied, neither }) =>
    [
      ...repeated(both, { importance: 5, satisfaction: 4 }),
      ...repeated(onlyImportant, { importance: 5, satisfaction: 2 }),
      ...repeated(onlySatisfied, { importance: 2, satisfaction: 4 }),
      ...repeated(neither, { importance: 3, satisfaction: 3 }),
    ].map((answer, index) => ({
      ...answer,
      opportunityId: ids.get(key),
      segment,
      answeredAt,
      respondent: `household ${segment} ${index}`,
    })),
  );
  await client.ingest('surveyAnswerIngest', 'sample', { sourceSystem: 'sample survey', items: answers });
  for (const { key, segment } of [
    { key: TARGET, segment: 'allergy at home' },
    { key: RESTOCK, segment: null },
  ])
    await client.create(
      'scoreRecord',
      `survey/${key}`,
      { nodeId: ids.get(key), model: 'ULWICK', fromSurvey: { segment } },
      '',
    );
  const felt = KANO.flatMap(({ many, ...answer }) => repeated(many, answer));
  await client.ingest('kanoAnswerIngest', 'sample', {
    sourceSystem: 'sample survey',
    items: felt.map((answer, index) => ({
      ...answer,
      answeredAt,
      solutionId: ids.get('sol.swap_rules'),
      respondent: `household ${index}`,
    })),
  });
}

async function ownModel(client: ApiClient, ids: Ids): Promise<void> {
  const scale = { min: 1, max: 5 };
  const made = await client.create<{ ownModel: { id: string } }>(
    'ownModelCreate',
    'own',
    {
      name: 'Relief for families',
      description: 'What the trio asks of every solution; effort counts as much as what families have to keep up.',
      unit: 'points',
      appliesTo: ['SOLUTION'],
      criteria: [
        { ...scale, factor: 'relief', label: 'Relief', weight: 3, description: 'How much does it take off families?' },
        {
          ...scale,
          factor: 'effort',
          label: 'Effort',
          weight: 1,
          lowerIsBetter: true,
          description: 'How much work is it for us?',
        },
        {
          ...scale,
          factor: 'upkeep',
          label: 'Upkeep',
          weight: 1,
          lowerIsBetter: true,
          description: 'How much do families have to keep up to date?',
        },
      ],
    },
    'ownModel { id }',
  );
  for (const [key, inputs] of Object.entries(JUDGED))
    await client.create(
      'scoreRecord',
      `own/${key}`,
      { nodeId: ids.get(key), ownModelId: made.ownModel.id, inputs },
      '',
    );
}

const repeated = <Item>(many: number, item: Item): Item[] => Array.from({ length: many }, () => item);
