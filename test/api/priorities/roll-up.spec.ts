import { type Client, newWorkspace } from '../../support/service.ts';
import { treeOf } from '../../support/scored-tree.ts';

interface RollUp {
  value: number | null;
  scored: number;
  unscored: number;
  counted: number;
  note: string;
}

const ROLL_UP = 'value displayValue unit scored unscored counted note score { value } node { title }';
const RICE = { reach: 100, impact: 1, confidence: 1, effort: 1 };

describe('what lies below a node', () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  const ids: Record<string, string> = {};

  /**
   * Below the outcome a (100) with a1 (60) and a2 (not scored); a1 with the leaf a11 (70) and solutions of RICE 100 and
   * 200; b, not scored, with b1 (30), b2 (500, parked) over b21 (400), and b3 (300, archived).
   */
  beforeAll(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    const outcome = (ids['outcome'] = await tree.outcome());
    const opportunity = async (parent: string, title: string, size: number | null, more: object = {}) => {
      const id = await tree.opportunity(parent, title, more);
      ids[title] = id;
      if (size !== null) await tree.size(id, size);
      return id;
    };
    const a = await opportunity(outcome, 'a', 100);
    const a1 = await opportunity(a, 'a1', 60);
    await opportunity(a, 'a2', null);
    await opportunity(a1, 'a11', 70);
    const b = await opportunity(outcome, 'b', null);
    await opportunity(b, 'b1', 30);
    const b2 = await opportunity(b, 'b2', 500, { status: 'PARKED', statusReason: 'Not now' });
    await opportunity(b2, 'b21', 400);
    const b3 = await opportunity(b, 'b3', 300);
    await client.mutate('nodeArchive', { id: b3, expectedVersion: 1, reason: 'Over' });
    for (const [title, reach, effortPersonMonths] of [
      ['small', 100, 2],
      ['large', 200, 3.5],
      ['unknown', 0, null],
    ] as const) {
      const solution = await tree.solution(a1, title, { effortPersonMonths });
      if (effortPersonMonths !== null) await tree.score(solution, 'RICE', { ...RICE, reach });
    }
    await tree.solution(a1, 'given up', {
      effortPersonMonths: 50,
      status: 'DISCARDED',
      statusReason: 'Nobody wants it',
    });
  });

  const below = async (title: string, args: string, selection = ROLL_UP): Promise<RollUp | null> => {
    const { node } = await client.data<{ node: { rollUp: RollUp | null } }>(
      `query ($id: ID!) { node(id: $id) {
         ... on Outcome { rollUp(${args}) { ${selection} } } ... on Opportunity { rollUp(${args}) { ${selection} } } } }`,
      { id: ids[title] },
    );
    return node.rollUp;
  };
  const refusal = async (args: string): Promise<string | undefined> =>
    (
      await client.ask(`query ($id: ID!) { node(id: $id) { ... on Opportunity { rollUp(${args}) { value } } } }`, {
        id: ids['a'],
      })
    ).errors?.map(({ message, extensions }) => `${extensions.code} ${message}`)[0];

  it('comes to the best of it, archived and parked branches left out', async () => {
    expect(await below('outcome', 'model: OPPORTUNITY_SIZE')).toEqual({
      value: 100,
      displayValue: '100',
      unit: 'occurrences a month',
      scored: 4,
      unscored: 2,
      counted: 4,
      note: 'Best of 4 scored nodes; 2 nodes are not scored.',
      score: { value: 100 },
      node: { title: 'a' },
    });
    expect(await below('a', 'model: OPPORTUNITY_SIZE')).toMatchObject({ value: 70, scored: 2, unscored: 1 });
    expect(await below('a', 'model: RICE')).toMatchObject({ value: 200, node: { title: 'large' }, unscored: 1 });
    // Whoever asks about what is parked or archived itself wants to know what lies there.
    expect(await below('b2', 'model: OPPORTUNITY_SIZE')).toMatchObject({ value: 400, scored: 1 });
  });

  it('comes to a sum that counts nothing twice, of models whose values add up', async () => {
    expect(await below('outcome', 'model: OPPORTUNITY_SIZE, by: SUM')).toEqual({
      // a2 is not scored, so that what lies below a does not add up to it: a counts itself.
      value: 130,
      displayValue: '130',
      unit: 'occurrences a month',
      scored: 4,
      unscored: 2,
      counted: 2,
      note: 'Sum of 2 scored nodes; 2 scored below others left out, whose branches are not scored in full; 2 nodes are not scored.',
      score: null,
      node: null,
    });
    expect(await below('b', 'model: OPPORTUNITY_SIZE, by: SUM')).toMatchObject({ value: 30, counted: 1, unscored: 0 });
    const size = async (id: string | undefined, value: number) => tree.size(id ?? '', value);
    await size(ids['a2'], 5);
    expect(await below('outcome', 'model: OPPORTUNITY_SIZE, by: SUM')).toMatchObject({
      value: 105,
      counted: 3,
      note: 'Sum of 3 scored nodes; 2 scored above others left out, so that nothing counts twice; 1 node is not scored.',
    });
    expect(await refusal('model: RICE, by: SUM')).toMatch(/^BAD_REQUEST RICE gives .* do not add up: .*BEST\.$/);
    expect(await refusal('model: ULWICK, by: SUM')).toMatch(/^BAD_REQUEST Ulwick/);
  });

  it('comes to nothing where nothing is scored, and says so', async () => {
    expect(await below('a', 'model: ULWICK')).toMatchObject({
      value: null,
      displayValue: null,
      scored: 0,
      unscored: 3,
      score: null,
      node: null,
      note: 'Nothing below is scored; 3 nodes are not scored.',
    });
    expect(await below('a11', 'model: OPPORTUNITY_SIZE')).toMatchObject({ value: null, scored: 0, unscored: 0 });
  });

  it('takes one model, with a batch where it needs one', async () => {
    expect(await refusal('model: WSJF')).toContain('name their batch');
    expect(await refusal('by: BEST')).toContain('exactly one');
    expect(await refusal('ownModelId: "nothing"')).toContain('names none');
    expect(await below('a', 'model: WSJF, batchId: "spring"')).toMatchObject({ value: null, unscored: 3 });
  });

  it('takes the effort of its solutions, and says of how many it is known', async () => {
    const { opportunity, leaf } = await client.data<Record<string, { effortBelow: object }>>(
      `query ($a: ID!, $leaf: ID!) {
         opportunity: node(id: $a) { ... on Opportunity { effortBelow { personMonths estimated unestimated } } }
         leaf: node(id: $leaf) { ... on Opportunity { effortBelow { personMonths estimated unestimated } } } }`,
      { a: ids['a'], leaf: ids['a11'] },
    );
    expect(opportunity?.effortBelow).toEqual({ personMonths: 5.5, estimated: 2, unestimated: 1 });
    expect(leaf?.effortBelow).toEqual({ personMonths: null, estimated: 0, unestimated: 0 });
  });
});
