import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, daysBetween } from '../domain/foundation/calendar/date.ts';
import type { ApiClient } from './api-client.ts';

type Id = Readonly<Record<string, { readonly id: string }>>;

interface PastSolution {
  readonly title: string;
  readonly rice: Readonly<Record<'reach' | 'impact' | 'confidence' | 'effort', number>>;
  readonly actualEffort: number;
  readonly expects: { readonly size: number; readonly confidence: number; readonly because: string };
  readonly test: { readonly title: string; readonly expectedSupport: number; readonly verdict: string };
}
interface PastKeyResult {
  readonly key: string;
  readonly title: string;
  readonly metric: Readonly<Record<string, string>>;
  readonly initial: number;
  readonly goal: number;
  readonly readings: readonly { readonly share: number; readonly value: number; readonly confidence: number }[];
  readonly opportunities: readonly { readonly title: string; readonly solutions: readonly PastSolution[] }[];
}
interface PastCycle {
  readonly key: string;
  readonly name: string;
  readonly beganDaysBefore: number;
  readonly endedDaysBefore: number;
  readonly objective: string;
  readonly keyResults: readonly PastKeyResult[];
}
interface Past {
  readonly outcome: Readonly<Record<string, string>>;
  readonly cycles: readonly PastCycle[];
}

const readPast = (): Past => JSON.parse(readFileSync(join(import.meta.dirname, 'past-cycles.json'), 'utf8')) as Past;

/**
 * Plants two cycles that are over: what was scored, expected, tested, built and shipped in them, and what came of it, so
 * that calibration and the backtest have something to say.
 */
export async function createPastCycles(
  client: ApiClient,
  today: string,
  about: Readonly<Record<'teamId' | 'productId' | 'ownerId', string>>,
): Promise<void> {
  const { outcome, cycles } = readPast();
  const { key, ...said } = outcome;
  const { references } = await client.create<{ references: { reference: string; id: string }[] }>(
    'treeCreate',
    'past',
    {
      outcome: {
        ...said,
        ...about,
        reference: key,
        opportunities: cycles.flatMap((cycle) =>
          cycle.keyResults.flatMap((each) => opportunitiesOf(each, cycle, today)),
        ),
      },
    },
    'references { reference id }',
  );
  const ids = new Map(references.map(({ reference, id }) => [reference, id]));
  for (const cycle of cycles) await createCycle(client, cycle, today, { teamId: about.teamId, ids });
}

/** Days on which a cycle began and ended. */
const spanOf = ({ beganDaysBefore, endedDaysBefore }: PastCycle, today: string) => ({
  startsOn: addDays(today, -beganDaysBefore),
  endsOn: addDays(today, -endedDaysBefore),
});

function opportunitiesOf({ opportunities }: PastKeyResult, cycle: PastCycle, today: string) {
  const { startsOn, endsOn } = spanOf(cycle, today);
  return opportunities.map(({ title, solutions }) => ({
    title,
    type: 'PAIN_POINT',
    status: 'ADDRESSED',
    solutions: solutions.map(({ title: name, rice, actualEffort, test }) => ({
      title: name,
      reference: name,
      status: 'SHIPPED',
      effortPersonMonths: rice.effort,
      actualEffortPersonMonths: actualEffort,
      buildingSince: addDays(startsOn, 14),
      shippedOn: addDays(endsOn, -20),
      experiments: [
        {
          ...test,
          status: 'CONCLUDED',
          learningQuestion: 'WANT_TO_TRY',
          startedOn: addDays(startsOn, 3),
          concludedOn: addDays(startsOn, 12),
        },
      ],
    })),
  }));
}

async function createCycle(
  client: ApiClient,
  cycle: PastCycle,
  today: string,
  { teamId, ids }: { readonly teamId: string; readonly ids: ReadonlyMap<string, string> },
): Promise<void> {
  const span = spanOf(cycle, today);
  const made = await client.create<Id>('cycleCreate', cycle.key, { name: cycle.name, ...span }, 'cycle { id }');
  const objective = await client.create<Id>(
    'objectiveCreate',
    cycle.key,
    { statement: cycle.objective, cycleId: made['cycle']?.id, teamId, focus: 'USER', ambition: 'ASPIRATIONAL' },
    'objective { id }',
  );
  for (const keyResult of cycle.keyResults)
    await createKeyResult(client, keyResult, { ...span, objectiveId: objective['objective']?.id ?? '', ids });
}

async function createKeyResult(
  client: ApiClient,
  { key, title, metric, initial, goal, readings, opportunities }: PastKeyResult,
  {
    startsOn,
    endsOn,
    objectiveId,
    ids,
  }: { startsOn: string; endsOn: string; objectiveId: string; ids: ReadonlyMap<string, string> },
): Promise<void> {
  const measured = await client.create<Id>('metricCreate', key, metric, 'metric { id }');
  const metricId = measured['metric']?.id ?? '';
  const target = { kind: 'REACH', initial, goal };
  const made = await client.create<Id>(
    'keyResultCreate',
    key,
    { objectiveId, metricId, title, target, paceShape: 'LINEAR' },
    'keyResult { id }',
  );
  const keyResultId = made['keyResult']?.id ?? '';
  for (const { share, value, confidence } of readings) {
    const observedAt = `${addDays(startsOn, Math.round(share * daysBetween(startsOn, endsOn)))}T09:00:00Z`;
    await client.create('checkInRecord', `${key}/${share}`, { keyResultId, value, confidence, observedAt }, '');
  }
  for (const { title: name, rice, expects } of opportunities.flatMap(({ solutions }) => solutions)) {
    const nodeId = ids.get(name) ?? '';
    const inputs = Object.entries(rice).map(([factor, value]) => ({ factor, value }));
    const recordedAt = `${addDays(startsOn, 1)}T09:00:00Z`;
    await client.create('scoreRecord', name, { nodeId, model: 'RICE', inputs, recordedAt }, '');
    const hypothesis = {
      statement: expects.because,
      direction: metric['direction'],
      expectedSize: expects.size,
      confidence: expects.confidence,
      baseline: initial,
      baselineOn: addDays(startsOn, 2),
      dueOn: endsOn,
    };
    await client.create('keyResultLinkCreate', name, { keyResultId, nodeId, hypothesis }, '');
  }
}
