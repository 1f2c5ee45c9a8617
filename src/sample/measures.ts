import { addDays } from '../domain/foundation/calendar/date.ts';
import type { ApiClient } from './api-client.ts';
import { readGrocery } from './grocery.ts';

type Ids = ReadonlyMap<string, string>;
type Id = Readonly<Record<string, { readonly id: string }>>;

/** What of the sample's current cycle other things hang on. */
export interface CurrentCycle {
  readonly cycleId: string;
  /** First day, `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly teamId: string;
}

/** Opportunity that the objective for users is about: the current target. */
const TARGET = 'substitute.find.unsafe';

/** What must not get worse while more lists are completed: minutes a week, and what they were. */
const MINUTES = { most: 15, read: [12, 13, 14.5, 16] };

/** Plants what the sample team measures in its cycle: a guardrail that broke, and a user-focused objective for the target. */
export async function createMeasures(client: ApiClient, ids: Ids, cycle: CurrentCycle): Promise<void> {
  await guardrail(client, ids, cycle);
  await userFocused(client, ids, cycle);
}

async function guardrail(client: ApiClient, ids: Ids, { startsOn }: CurrentCycle): Promise<void> {
  const metricId = await metric(client, {
    name: 'minutes a week spent on the list',
    definition: 'Median of the minutes a household spends in the list each week, asked in the app of one in fifty',
    unit: 'MINUTES',
    direction: 'DOWN',
    family: 'HEALTH',
    rhythmDays: 14,
  });
  await client.ingest('metricReadingIngest', 'sample', {
    sourceSystem: 'sample survey',
    items: MINUTES.read.map((value, index) => ({
      metricId,
      value,
      observedAt: `${addDays(startsOn, index * 14)}T08:00:00Z`,
    })),
  });
  await client.create(
    'guardrailCreate',
    'minutes',
    {
      metricId,
      outcomeId: ids.get(readGrocery().outcome.key),
      threshold: { kind: 'KEEP_BELOW', upper: MINUTES.most },
      protects: 'Families for whom a complete list must not become a chore.',
    },
    '',
  );
}

async function userFocused(client: ApiClient, ids: Ids, { cycleId, teamId }: CurrentCycle): Promise<void> {
  const orders = await metric(client, {
    name: 'orders for delivery a month',
    definition: 'Orders that were delivered or picked up in a calendar month',
    unit: 'COUNT',
    direction: 'UP',
    family: 'BUSINESS',
  });
  const objective = await client.create<Id>(
    'objectiveCreate',
    'business',
    { statement: 'Families order from us again', cycleId, teamId, focus: 'BUSINESS', ambition: 'COMMITTED' },
    'objective { id }',
  );
  const made = await client.create<Id>(
    'keyResultCreate',
    'business',
    {
      objectiveId: objective['objective']?.id,
      metricId: orders,
      paceShape: 'LINEAR',
      title: 'Orders for delivery rise from 5,200 to 6,000 a month',
      target: { kind: 'REACH', initial: 5_200, goal: 6_000 },
    },
    'keyResult { id }',
  );
  const keyResultId = made['keyResult']?.id ?? '';
  await client.create(
    'keyResultLinkCreate',
    'business',
    {
      keyResultId,
      nodeId: ids.get('missing'),
      hypothesis: {
        statement: 'Whoever gets no wrong swap orders again.',
        direction: 'UP',
        expectedSize: 500,
        confidence: 0.5,
        baseline: 5_200,
      },
    },
    '',
  );
  const safe = await metric(client, {
    name: 'orders without an unsafe swap',
    definition: 'Share of orders of households with an allergy in which nothing was swapped for what they cannot eat',
    unit: 'PERCENT',
    direction: 'UP',
    family: 'HEART',
    stage: 'TASK_SUCCESS',
  });
  const trust = await metric(client, {
    name: 'households that leave swaps on',
    definition: 'Share of households with an allergy that let the shopper swap at least one item in four weeks',
    unit: 'PERCENT',
    direction: 'UP',
    family: 'HEART',
    stage: 'RETENTION',
  });
  await client.create(
    'userFocusedOkrCreate',
    'target',
    {
      cycleId,
      teamId,
      opportunityId: ids.get(TARGET),
      businessKeyResultIds: [keyResultId],
      statement: 'Parents of children with an allergy can eat with them whatever comes in the bag',
      quote: {
        text: "The shopper swapped it for something my child can't eat",
        persona: 'Parent of a child with an allergy',
        origin: 'RESTATED',
      },
      keyResults: [
        {
          metricId: safe,
          title: 'Orders without an unsafe swap rise from 91 to 99 percent',
          target: { kind: 'REACH', initial: 91, goal: 99 },
        },
        {
          metricId: trust,
          title: 'Households that leave swaps on rise from 34 to 50 percent',
          target: { kind: 'REACH', initial: 34, goal: 50 },
        },
      ],
    },
    '',
  );
}

async function metric(
  client: ApiClient,
  given: Readonly<Record<string, unknown>> & { readonly name: string },
): Promise<string> {
  const made = await client.create<Id>('metricCreate', given.name, given, 'metric { id }');
  return made['metric']?.id ?? '';
}
