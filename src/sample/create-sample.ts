import { addDays } from '../domain/foundation/calendar/date.ts';
import { createAnswers } from './survey-answers.ts';
import { createAssumptions } from './assumptions.ts';
import { createDecisions } from './decisions.ts';
import { createFeedback } from './feedback.ts';
import { abreast, type ApiClient } from './api-client.ts';
import { everyOpportunity, outcomeInput, readGrocery } from './grocery.ts';
import { createInterviews } from './interviews.ts';
import { type CurrentCycle, createMeasures } from './measures.ts';
import { createPastCycles } from './past-cycles.ts';
import { personasOfOpportunities, createPersonas } from './personas.ts';
import { createViews } from './views.ts';

type Id = Readonly<Record<string, { readonly id: string }>>;
type Ids = ReadonlyMap<string, string>;
interface CreatedTree {
  readonly references: readonly { readonly reference: string; readonly id: string }[];
  readonly outcome: { readonly experienceMap: readonly { readonly id: string; readonly title: string }[] };
}

/** The trio of the sample team. */
const TRIO = [
  { name: 'Mara', role: 'PRODUCT' },
  { name: 'Jonas', role: 'DESIGN' },
  { name: 'Ines', role: 'ENGINEERING' },
];

/** What the metric read over the cycle so far: share of it that has gone by, and the value. */
const CHECK_INS = [
  { share: 0, value: 41, confidence: 5, comment: 'Where we begin.' },
  { share: 0.25, value: 42.5, confidence: 5, comment: 'The photo of the fridge helps those who use it.' },
  { share: 0.6, value: 44, confidence: 4, comment: 'Wrong swaps still send people to a second shop.' },
  { share: 1, value: 46, confidence: 6, comment: 'First households with swap rules.' },
];

/**
 * Plants the sample workspace: the grocery tree with its scores and its parked branch, the team, what it decided, what
 * people answered, the metrics, the key results that they serve, and two past cycles. Everything is idempotent: an interrupted run is started again and goes on where it stopped.
 *
 * @param today day on which the sample is created, `YYYY-MM-DD`; every date counts from it
 */
export async function createSample(client: ApiClient, today: string): Promise<void> {
  const grocery = readGrocery();
  const { outcome } = grocery;
  const ownerIds: string[] = [];
  for (const person of TRIO)
    ownerIds.push((await client.create<Id>('personCreate', person.name, person, 'person { id }'))['person']?.id ?? '');
  const team = await client.create<Id>(
    'teamCreate',
    'team',
    { name: 'Planned shop', memberIds: ownerIds },
    'team { id }',
  );
  const product = await client.create<Id>('productCreate', 'product', { name: 'Grocery list' }, 'product { id }');
  const { initial, goal, name, definition, unit, direction } = outcome.metric;
  const metric = await client.create<Id>(
    'metricCreate',
    'metric',
    { name, definition, unit, direction },
    'metric { id }',
  );
  const about = {
    ownerId: ownerIds[0],
    teamId: team['team']?.id,
    productId: product['product']?.id,
    metricId: metric['metric']?.id,
  };
  const { personas, claimLinks } = await createPersonas(client, about.productId ?? '');
  const toldBy = personasOfOpportunities();
  const personaIds = (key: string): string[] => (toldBy.get(key) ?? []).flatMap((each) => personas.get(each) ?? []);
  const { references, outcome: createdOutcome } = await client.create<CreatedTree>(
    'treeCreate',
    'tree',
    { outcome: { ...outcomeInput(grocery, today, personaIds), ...about } },
    'references { reference id } outcome { experienceMap { id title } }',
  );
  const ids = new Map(references.map(({ reference, id }) => [reference, id]));
  const past = {
    teamId: about.teamId ?? '',
    productId: about.productId ?? '',
    ownerId: about.ownerId ?? '',
  };
  // These do not depend on each other. What people said comes after the decision that it shakes.
  const [cycle] = await Promise.all([
    setKeyResult(
      client,
      {
        initial,
        goal,
        metricId: about.metricId ?? '',
        teamId: about.teamId ?? '',
        outcomeId: ids.get(outcome.key) ?? '',
      },
      today,
    ),
    scoreAll(client, ids),
    linkSolutions(client, ids),
    createAssumptions(client, ids),
    createDecisions(client, ids, ownerIds, today),
    createPastCycles(client, today, past),
    createViews(client),
  ]);
  const momentId = new Map(createdOutcome.experienceMap.map(({ id, title }) => [title, id]));
  await Promise.all([
    createAnswers(client, ids, today),
    createMeasures(client, ids, cycle),
    createFeedback(client, ids, today),
  ]);
  await createInterviews(client, today, {
    nodes: ids,
    claimLinks,
    personas,
    outcomeId: ids.get(outcome.key) ?? '',
    teamId: about.teamId ?? '',
    moments: new Map(grocery.moments.map(({ key, title }) => [key, momentId.get(title) ?? ''])),
    persons: new Map(TRIO.map(({ role }, index) => [role, ownerIds[index] ?? ''])),
  });
}

/** Scores each opportunity that has a size, and each solution that has RICE factors. */
async function scoreAll(client: ApiClient, ids: Ids): Promise<void> {
  const { opportunities, parked } = readGrocery();
  const score = (key: string, model: string, factors: Readonly<Record<string, number>>) =>
    client.create(
      'scoreRecord',
      key,
      { nodeId: ids.get(key), model, inputs: Object.entries(factors).map(([factor, value]) => ({ factor, value })) },
      '',
    );
  const all = everyOpportunity([...opportunities, ...parked]).flatMap(({ key, size, solutions }) => [
    ...(size
      ? [
          () =>
            score(key, 'OPPORTUNITY_SIZE', {
              peoplePerMonth: size.peoplePerMonth,
              timesEachPerMonth: size.timesEachPerMonth,
            }),
        ]
      : []),
    ...solutions.map((solution) => () => score(solution.key, 'RICE', solution.rice)),
  ]);
  await abreast(all, (one) => one());
}

async function linkSolutions(client: ApiClient, ids: Ids): Promise<void> {
  for (const { key, alsoAddresses = [] } of everyOpportunity(readGrocery().opportunities).flatMap(
    ({ solutions }) => solutions,
  ))
    for (const other of alsoAddresses)
      await client.create(
        'nodeLinkCreate',
        `${key}/${other}`,
        { kind: 'ALSO_ADDRESSES', fromNodeId: ids.get(key), toNodeId: ids.get(other) },
        '',
      );
}

/** A cycle that began seven weeks before today, with the key result that the outcome is to move. */
async function setKeyResult(
  client: ApiClient,
  {
    initial,
    goal,
    metricId,
    teamId,
    outcomeId,
  }: { initial: number; goal: number; metricId: string; teamId: string; outcomeId: string },
  today: string,
): Promise<CurrentCycle> {
  const [startsOn, endsOn] = [addDays(today, -49), addDays(today, 41)];
  const cycle = await client.create<Id>(
    'cycleCreate',
    'cycle',
    { name: 'This quarter', startsOn, endsOn },
    'cycle { id }',
  );
  const objective = await client.create<Id>(
    'objectiveCreate',
    'objective',
    {
      statement: 'Families have everything for the week after one shop',
      cycleId: cycle['cycle']?.id,
      teamId,
      focus: 'USER',
      ambition: 'ASPIRATIONAL',
    },
    'objective { id }',
  );
  const keyResult = await client.create<Id>(
    'keyResultCreate',
    'keyResult',
    {
      objectiveId: objective['objective']?.id,
      metricId,
      title: `Weekly lists completed rise from ${initial} to ${goal} percent`,
      target: { kind: 'REACH', initial, goal },
      paceShape: 'LINEAR',
    },
    'keyResult { id }',
  );
  const keyResultId = keyResult['keyResult']?.id;
  for (const { share, value, ...said } of CHECK_INS) {
    const observedAt = `${addDays(startsOn, Math.round(share * 48))}T09:00:00Z`;
    await client.create('metricReadingRecord', String(share), { metricId, value, observedAt }, '');
    await client.create('checkInRecord', String(share), { keyResultId, value, observedAt, ...said }, '');
  }
  const hypothesis = {
    statement: 'When people get everything in one planned shop, more weekly lists are completed.',
    direction: 'UP',
    expectedSize: goal - initial,
    confidence: 0.6,
  };
  await client.create('keyResultLinkCreate', 'outcome', { keyResultId, nodeId: outcomeId, hypothesis }, '');
  return { cycleId: cycle['cycle']?.id ?? '', startsOn, teamId };
}
