import { aim, day } from '../../support/aim.ts';
import { figuresOf, schemaOf } from '../../support/figures.ts';
import { pastFinal } from '../../support/finals.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

const FULL = process.env['OST_TEST_FULL'] === 'true';
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);
/** Pushes, check-ins and corrections after the figures are final. */
const CHANGES = FULL ? 200 : 30;
/** The days of the cycle, counted back from today. */
const [FIRST, LAST] = [90, 20] as const;

/** Pseudo-random whole numbers below a limit (a linear congruential generator). */
function chance(seed: number): (below: number) => number {
  let state = seed % 2_147_483_647 || 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe(`final figures (seed ${SEED})`, () => {
  it('stay as they are through random pushes, check-ins and corrections', async () => {
    const next = chance(SEED);
    const client = await newWorkspace();
    const plan = aim(client);
    const schema = await schemaOf(client);
    const cycle = await plan.cycle({ startsOn: day(-FIRST), endsOn: day(-LAST) });
    const { id: objectiveId } = await plan.objective({ cycleId: cycle.id });
    const keyResults: { id: string; metricId: string; checkIns: string[] }[] = [];
    const targets = [
      { kind: 'REACH', initial: 0, goal: 100 },
      { kind: 'KEEP_BELOW', upper: 50 },
    ];
    for (const target of [...targets, ...targets]) {
      const { id: metricId } = await plan.metric();
      const { id } = await plan.keyResult(target, { objectiveId, metricId });
      const threshold = { kind: 'KEEP_BELOW', upper: 60 };
      await client.mutate('guardrailCreate', { keyResultId: id, metricId, threshold });
      keyResults.push({ id, metricId, checkIns: [] });
    }
    /** An instant within the cycle, or around it. */
    const someInstant = (): string => {
      const ago = next(FIRST + 30);
      return new Date(Date.now() - ago * 86_400_000 - next(80_000) * 1_000 - 3_600_000).toISOString();
    };
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const act = async (): Promise<void> => {
      const keyResult = keyResults[next(keyResults.length)];
      if (!keyResult) return;
      const { id, metricId, checkIns } = keyResult;
      const value = next(120);
      const observedAt = someInstant();
      const correctsId = next(2) === 0 ? checkIns.pop() : undefined;
      switch (next(3)) {
        case 0: {
          const input = {
            keyResultId: id,
            value,
            observedAt,
            confidence: 1 + next(10),
            ...(correctsId && { correctsId }),
          };
          const { checkIn } = await client.mutate<{ checkIn: { id: string } | null }>(
            'checkInRecord',
            input,
            'checkIn { id }',
          );
          if (checkIn) checkIns.push(checkIn.id);
          break;
        }
        case 1:
          await client.mutate('metricReadingRecord', { metricId, value, observedAt });
          break;
        default: {
          const externalId = `${id}/${names[next(names.length)] ?? ''}`;
          const item = { metricId, externalId, value, observedAt, sourceUpdatedAt: new Date().toISOString() };
          await client.mutate('metricReadingIngest', { sourceSystem: 'warehouse', items: [item] });
        }
      }
    };
    for (let each = 0; each < 40; each++) await act();

    const figures = async (of: Client): Promise<Record<string, unknown>> => {
      const told: Record<string, unknown> = {};
      const asked = [['Objective', objectiveId] as const, ...keyResults.map(({ id }) => ['KeyResult', id] as const)];
      for (const [type, id] of asked) {
        const selections = figuresOf(schema, type, {}, LISTS).map(({ selection }) => selection);
        const scalars = type === 'KeyResult' ? 'isMet confidence metWhileGuardrailBroke latestCheckIn { id }' : '';
        const { node } = await of.data<{ node: unknown }>(
          `query ($id: ID!) { node(id: $id) { ... on ${type} { ${scalars} ${selections.join(' ')} } } }`,
          { id },
        );
        told[`${type} ${id}`] = node;
      }
      told['breaches'] = await of.data(
        `{ guardrailBreaches(first: 100, filter: { includeRecovered: true, cycleId: "${cycle.id}" }) { totalCount nodes {
          value latest observedAt since until metMeanwhile { id } } } }`,
      );
      told['forecasts'] = await of.data(
        '{ forecasts(kind: KEY_RESULT_CONFIDENCE) { nodes { entityId status actual confidence reason } } calibration { n said cameTrue brier } }',
      );
      return told;
    };
    await pastFinal(client, cycle.id);
    const before = await figures(client);
    expect(JSON.stringify(before)).toContain('"isFinal":true');
    for (let each = 0; each < CHANGES; each++) await act();
    expect(await figures(client.elsewhere())).toEqual(before);
  }, 120_000);
});

/** Answers of types of their own that are no figures, and what came after, which is there to move. */
const LISTS = ['history', 'target', 'cameAfter', 'quote', 'lineage'];
