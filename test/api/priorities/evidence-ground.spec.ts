import { grow } from '../../support/grow.ts';
import { hearing } from '../../support/hear.ts';
import { type Client, keyWith, look, newWorkspace } from '../../support/service.ts';

interface Shaken {
  ground: { kind: string; label: string };
  how: string;
  sentence: string;
}

describe('decisions that rest on what was heard', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let hear: ReturnType<typeof hearing>;
  let need: string;
  beforeAll(async () => {
    client = await newWorkspace('grounds');
    [plant, hear] = [grow(client), hearing(client)];
    need = (await plant.opportunity((await plant.outcome()).id)).id;
  });

  const record = (kind: string, refId: string, by = client) =>
    by.mutate<{ decision: { id: string; grounds: { how: string | null; then: object[] }[] } | null }>(
      'decisionRecord',
      {
        question: 'Which?',
        options: ['This'],
        choice: 'This',
        reason: 'So it is.',
        twoWayDoor: true,
        nodeIds: [need],
        grounds: [{ kind, refId }],
      },
      'decision { id grounds { how then { name value } } }',
    );
  const shaken = async (kind: string, by = client): Promise<Omit<Shaken, 'ground'>[]> => {
    const { decisionsShaken } = await by.data<{ decisionsShaken: { nodes: Shaken[] } }>(
      '{ decisionsShaken(first: 100) { nodes { ground { kind label } how sentence } } }',
    );
    return decisionsShaken.nodes.flatMap(({ ground, ...each }) => (ground.kind === kind ? [each] : []));
  };

  it('are shaken when evidence is taken back, and tell of none of it to who may not read insights', async () => {
    const [insightId] = await hear(need, { who: 'mara', insight: { externalId: 'heard', title: 'My very words' } });
    const { insight } = await client.data<{ insight: { evidenceOf: { id: string }[] } }>(
      'query ($id: ID!) { insight: node(id: $id) { ... on Insight { evidenceOf { id } } } }',
      { id: insightId },
    );
    const evidenceId = insight.evidenceOf[0]?.id ?? '';
    const { decision } = await record('EVIDENCE', evidenceId);
    expect(decision?.grounds).toEqual([
      {
        how: null,
        then: [
          { name: 'stance', value: 'SUPPORTS' },
          { name: 'class', value: 'MEDIUM' },
          { name: 'withdrawn', value: 'false' },
        ],
      },
    ]);
    expect(await shaken('EVIDENCE')).toEqual([]);
    await client.mutate('insightIngest', {
      sourceSystem: 'desk',
      items: [{ externalId: 'heard', operation: 'DELETE' }],
    });
    expect(await shaken('EVIDENCE')).toEqual([
      { how: 'WITHDRAWN', sentence: expect.stringMatching(/^Evidence for OPP-\d+ was taken back\.$/) as string },
    ]);
    const blind = await keyWith(client, ['TREE_READ', 'TREE_WRITE']);
    expect(await shaken('EVIDENCE', blind)).toEqual([]);
    const refused = await record('EVIDENCE', evidenceId, blind);
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['grounds', '0', 'refId'] }]);
  });

  it('are shaken when a test refutes the assumption that they rest on', async () => {
    const way = (await plant.solution(need)).id;
    const trial = await plant.experiment(way, 'Trial', { status: 'RUNNING' });
    const { assumption } = await client.mutate<{ assumption: { id: string } }>(
      'assumptionCreate',
      { statement: 'They plan ahead.', type: 'DESIRABILITY', nodeIds: [way, trial.id] },
      'assumption { id }',
    );
    await record('ASSUMPTION', assumption.id);
    expect(await shaken('ASSUMPTION')).toEqual([]);
    await client.mutate('experimentUpdate', {
      id: trial.id,
      expectedVersion: trial.version,
      status: 'CONCLUDED',
      verdict: 'REFUTED',
    });
    expect(await shaken('ASSUMPTION')).toEqual([
      { how: 'REFUTED', sentence: 'Assumption “They plan ahead.” was refuted.' },
    ]);
  });

  it('are shaken when an opportunity becomes contested, and not when more people bear it out', async () => {
    const { id, title } = await plant.opportunity(need, 'Plan a week');
    await hear(id, { who: 'a' }, { who: 'b' });
    const { decision } = await record('PROBLEM_CONFIDENCE', id);
    expect(decision?.grounds[0]?.then).toEqual(
      expect.arrayContaining([
        { name: 'level', value: '1' },
        { name: 'contested', value: 'false' },
        { name: 'supports', value: '2' },
      ]),
    );
    await hear(id, { who: 'c' }, { who: 'd' });
    expect(await shaken('PROBLEM_CONFIDENCE')).toEqual([]);
    await hear(id, { who: 'e', stance: 'CONTRADICTS' }, { who: 'f', stance: 'CONTRADICTS' });
    const [change] = await shaken('PROBLEM_CONFIDENCE');
    expect(change).toEqual({
      how: 'CONTRADICTED',
      sentence: expect.stringMatching(
        new RegExp(
          `“${title}”: a third or more of those heard contradict it now. Confidence in .* was 1 then and is 0.5 now.`,
        ),
      ) as string,
    });
    const other = await record('PROBLEM_CONFIDENCE', (await plant.solution(id)).id);
    expect(other.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await look(client, 'UPDATE evidence SET withdrawn_at = now() WHERE stance = $1', ['CONTRADICTS']);
    expect(await shaken('PROBLEM_CONFIDENCE')).toEqual([]);
  });
});
