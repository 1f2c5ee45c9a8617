import { aim } from '../../support/aim.ts';
import { Client, founder, newWorkspace } from '../../support/service.ts';

interface CheckIn {
  id: string;
  value: number;
  observedAt: string;
  corrects: { id: string } | null;
  correctedBy: { id: string } | null;
}
interface Shown {
  latestCheckIn: CheckIn | null;
  confidence: number | null;
  progress: { latest: number | null; raw: number | null };
  checkIns: { nodes: CheckIn[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

describe('check-ins', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  let objectiveId: string;
  let keyResultId: string;
  beforeAll(async () => {
    client = await newWorkspace();
    plan = aim(client);
  });
  beforeEach(async () => {
    objectiveId = (await plan.objective()).id;
    keyResultId = (await plan.keyResult(undefined, { objectiveId })).id;
  });

  const checkIn = (input: object) =>
    client.mutate<{ checkIn: CheckIn | null }>(
      'checkInRecord',
      { keyResultId, ...input },
      'checkIn { id value observedAt corrects { id } }',
    );
  const shown = async (page = 'first: 100'): Promise<Shown> => {
    const { keyResults } = await client.data<{ keyResults: { nodes: Shown[] } }>(
      `query ($id: ID!) { keyResults(filter: { objectiveIds: [$id] }) { nodes {
        latestCheckIn { id value } confidence progress { latest raw }
        checkIns(${page}) { nodes { id value observedAt corrects { id } correctedBy { id } } pageInfo { hasNextPage endCursor } }
      } } }`,
      { id: objectiveId },
    );
    const [keyResult] = keyResults.nodes;
    if (!keyResult) throw new Error('It is not listed.');
    return keyResult;
  };

  it('are of now unless said', async () => {
    const before = Date.now();
    const { checkIn: made } = await checkIn({ value: 30, confidence: 7, comment: 'Going well\nso far' });
    expect(Date.parse(made?.observedAt ?? '')).toBeGreaterThanOrEqual(before - 1_000);
    expect(await shown()).toMatchObject({ confidence: 7, latestCheckIn: { id: made?.id, value: 30 } });
  });

  it('may be back-dated, and then are not the latest', async () => {
    await checkIn({ value: 40, observedAt: '2026-03-10T12:00:00Z', confidence: 8 });
    await checkIn({ value: 30, observedAt: '2026-03-01', confidence: 3 });
    expect(await shown()).toMatchObject({
      latestCheckIn: { value: 40 },
      confidence: 8,
      progress: { latest: 40 },
      checkIns: { nodes: [{ value: 40 }, { value: 30 }] },
    });
    await checkIn({ value: 45, observedAt: '2026-03-10T13:00:00Z' });
    expect(await shown()).toMatchObject({ latestCheckIn: { value: 45 }, confidence: 8, progress: { latest: 45 } });
  });

  it('do not come from the future, beyond what clocks differ', async () => {
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    expect((await checkIn({ value: 1, observedAt: inMinutes(3) })).userErrors).toEqual([]);
    expect((await checkIn({ value: 1, observedAt: inMinutes(10) })).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', path: ['observedAt'] },
    ]);
  });

  it('state a confidence from 1 to 10', async () => {
    for (const confidence of [0, 11])
      expect((await checkIn({ value: 1, confidence })).userErrors).toMatchObject([
        { code: 'INVALID_VALUE', path: ['confidence'] },
      ]);
  });

  it('are corrected by another one, stay visible and no longer count', async () => {
    const wrong = await checkIn({ value: 350, observedAt: '2026-03-10T12:00:00Z' });
    const right = await checkIn({ value: 35, correctsId: wrong.checkIn?.id });
    expect(right.checkIn).toMatchObject({
      observedAt: '2026-03-10T12:00:00.000Z',
      corrects: { id: wrong.checkIn?.id },
    });
    const { progress, latestCheckIn, checkIns } = await shown();
    expect(progress).toEqual({ latest: 35, raw: 0.5 });
    expect(latestCheckIn).toMatchObject({ id: right.checkIn?.id });
    expect(checkIns.nodes.find(({ id }) => id === wrong.checkIn?.id)?.correctedBy).toEqual({ id: right.checkIn?.id });
    expect(checkIns.nodes.find(({ id }) => id === right.checkIn?.id)?.correctedBy).toBeNull();
  });

  it('are corrected once, however many try; the correction may be corrected in turn', async () => {
    const wrong = await checkIn({ value: 350 });
    const input = { keyResultId, value: 36, correctsId: wrong.checkIn?.id };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? client : client.elsewhere()).mutate<{ checkIn: CheckIn | null }>(
          'checkInRecord',
          input,
          'checkIn { id }',
        ),
      ),
    );
    const made = answers.filter((answer) => answer.checkIn !== null);
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code, path }) => [code, ...path]));
    expect(made).toHaveLength(1);
    expect(codes).toEqual(Array.from({ length: 9 }, () => ['ALREADY_EXISTS', 'correctsId']));
    expect((await checkIn({ value: 35, correctsId: made[0]?.checkIn?.id })).userErrors).toEqual([]);
    expect((await shown()).progress).toEqual({ latest: 35, raw: 0.5 });
  });

  it('correct only what tells of the same key result', async () => {
    const other = await plan.keyResult();
    const elsewhere = await plan.checkIn(other.id, 1);
    expect((await checkIn({ value: 2, correctsId: elsewhere.id })).userErrors).toMatchObject([
      { code: 'NOT_APPLICABLE', path: ['correctsId'] },
    ]);
    const stranger = aim(await newWorkspace());
    const foreign = await stranger.checkIn((await stranger.keyResult()).id, 1);
    expect((await checkIn({ value: 2, correctsId: foreign.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['correctsId'] },
    ]);
  });

  it('are all kept when twenty come at once, and made once for an idempotency key', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? client : client.elsewhere()).mutate<{ checkIn: { id: string } | null }>(
          'checkInRecord',
          {
            keyResultId,
            value: index % 20,
            observedAt: `2026-03-${10 + (index % 20)}`,
            ...(index >= 20 && { comment: 'b' }),
          },
          'checkIn { id }',
        ),
      ),
    );
    expect(answers.every(({ checkIn }) => checkIn !== null)).toBe(true);
    expect((await shown()).checkIns.nodes).toHaveLength(40);
    const input = { keyResultId, value: 1, observedAt: '2026-01-01', idempotencyKey: 'weekly' };
    const once = await client.mutate('checkInRecord', input, 'checkIn { id }');
    expect(await client.elsewhere().mutate('checkInRecord', input, 'checkIn { id }')).toEqual(once);
    expect((await shown()).checkIns.nodes).toHaveLength(41);
  });

  it('are paged latest first, those of one instant among them', async () => {
    for (let value = 0; value < 5; value += 1)
      await checkIn({ value, observedAt: value < 3 ? '2026-03-10' : '2026-03-09' });
    const first = (await shown('first: 2')).checkIns;
    const second = (await shown(`first: 100, after: "${first.pageInfo.endCursor}"`)).checkIns;
    expect([...first.nodes, ...second.nodes].map(({ value }) => value)).toEqual([2, 1, 0, 4, 3]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it("count by the days of the workspace's time zone", async () => {
    const zone = { name: 'Kiritimati', timeZone: 'Pacific/Kiritimati' };
    const { token } = await founder.mutate<{ token: string }>('workspaceCreate', zone, 'token');
    const workspace = new Client(token);
    const there = aim(workspace);
    const keptId = (await there.keyResult({ kind: 'KEEP_ABOVE', lower: 10 })).id;
    // One day there, two days in UTC.
    await there.checkIn(keptId, 5, { observedAt: '2026-03-10T11:00:00Z' });
    await there.checkIn(keptId, 15, { observedAt: '2026-03-11T09:00:00Z' });
    const { keyResults } = await workspace.data<{ keyResults: { nodes: { progress: { shareInBand: number } }[] } }>(
      '{ keyResults { nodes { progress { shareInBand } } } }',
    );
    expect(keyResults.nodes).toEqual([{ progress: { shareInBand: 1 } }]);
  });
});
