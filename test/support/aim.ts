import type { Client } from './service.ts';

/** Days from today, as a calendar day. */
export const day = (fromToday: number): string =>
  new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);

/** Sets objectives and key results, as a person would. */
export const aim = (client: Client) => {
  const made = async (mutation: string, field: string, input: object): Promise<{ id: string }> => {
    const payload = await client.mutate<Record<string, { id: string } | null>>(
      mutation,
      { ...input },
      `${field} { id }`,
    );
    const thing = payload[field];
    if (!thing) throw new Error(JSON.stringify(payload));
    return thing;
  };
  const cycle = (more: object = {}) =>
    made('cycleCreate', 'cycle', { name: 'Quarter', startsOn: day(-34), endsOn: day(55), ...more });
  const metric = (more: object = {}) =>
    made('metricCreate', 'metric', {
      name: 'Planned shops',
      definition: 'Share',
      unit: 'PERCENT',
      direction: 'UP',
      ...more,
    });
  const objective = async (more: object = {}) =>
    made('objectiveCreate', 'objective', {
      statement: 'Shops are planned',
      focus: 'USER',
      ambition: 'ASPIRATIONAL',
      cycleId: 'cycleId' in more ? more.cycleId : (await cycle()).id,
      ...more,
    });
  const keyResult = async (target: object = { kind: 'REACH', initial: 20, goal: 50 }, more: object = {}) =>
    made('keyResultCreate', 'keyResult', {
      title: 'More of it',
      target,
      objectiveId: 'objectiveId' in more ? more.objectiveId : (await objective()).id,
      metricId: (await metric()).id,
      ...more,
    });
  const checkIn = (keyResultId: string, value: number, more: object = {}) =>
    made('checkInRecord', 'checkIn', { keyResultId, value, ...more });
  return { cycle, metric, objective, keyResult, checkIn };
};
