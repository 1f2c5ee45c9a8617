import { treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

const worth = { factor: 'worth', label: 'Worth', weight: 3, min: 1, max: 5, description: 'How much is it worth?' };
const risk = {
  ...worth,
  factor: 'risk',
  label: 'Risk',
  weight: 1,
  lowerIsBetter: true,
  description: 'What can go wrong?',
};
const WEIGHED = { name: 'Ours', unit: 'points', appliesTo: ['OPPORTUNITY'], criteria: [worth, risk] };
const MODEL =
  'ownModel { id version name modelVersion currentVersion { modelVersion basis unit appliesTo formula range { min max } criteria { factor weight } factors { factor min max higherIsBetter } } }';

interface Model {
  ownModel: {
    id: string;
    version: number;
    modelVersion: number;
    currentVersion: Record<string, unknown>;
  } | null;
}

describe('own scoring models', () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  let opportunity: string;
  beforeAll(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    opportunity = await tree.opportunity(await tree.outcome(), 'I forget what I have at home');
  });
  const create = (more: object = {}) => client.mutate<Model>('ownModelCreate', { ...WEIGHED, ...more }, MODEL);
  const scoreBy = (ownModelId: string, judged: Readonly<Record<string, number | null>>, more: object = {}) =>
    client.mutate<{ score: Record<string, unknown> | null }>(
      'scoreRecord',
      {
        nodeId: opportunity,
        ownModelId,
        inputs: Object.entries(judged).map(([factor, value]) => ({ factor, value })),
        ...more,
      },
      'score { value steps missing model ownModelId ownModel { name } modelVersion inputs { factor value label } }',
    );

  it('weigh criteria on fixed scales, and tell what they ask for', async () => {
    const { ownModel, userErrors } = await create();
    expect(userErrors).toEqual([]);
    expect(ownModel).toMatchObject({
      version: 1,
      modelVersion: 1,
      currentVersion: {
        basis: 'WEIGHTED',
        unit: 'points',
        appliesTo: ['OPPORTUNITY'],
        range: { min: 0, max: 100 },
        formula:
          'sum of weight × place on the scale (0 to 100) ÷ sum of weights; Worth weighs 3, Risk weighs 1 (lower is better)',
        factors: [
          { factor: 'worth', min: 1, max: 5, higherIsBetter: true },
          { factor: 'risk', min: 1, max: 5, higherIsBetter: false },
        ],
      },
    });
    const { score } = await scoreBy(ownModel?.id ?? '', { worth: 4, risk: 2 });
    expect(score).toMatchObject({
      value: 75,
      model: null,
      ownModelId: ownModel?.id,
      ownModel: { name: 'Ours' },
      modelVersion: 1,
      inputs: [
        { factor: 'worth', value: 4, label: 'Worth' },
        { factor: 'risk', value: 2, label: 'Risk' },
      ],
    });
    expect((score?.['steps'] as string[]).at(-1)).toBe('(3 × 75 + 1 × 75) ÷ 4 = 75');
  });

  it('are refused with every fault at its field', async () => {
    const { userErrors } = await create({
      criteria: [
        { ...worth, weight: 0, max: 1 },
        { ...worth, label: ' ' },
        { ...risk, factor: 'Not one' },
      ],
    });
    expect(userErrors.map(({ path }) => path.join('.')).sort()).toEqual([
      'criteria.0.max',
      'criteria.0.weight',
      'criteria.1.factor',
      'criteria.1.label',
      'criteria.2.factor',
    ]);
    expect(userErrors.find(({ path }) => path.at(-1) === 'weight')?.message).toBe(
      'A weight is above 0 and at most 1,000; 0 is not.',
    );
    expect((await create({ criteria: [] })).userErrors).toMatchObject([{ path: ['criteria'] }]);
  });

  it('are named by a score instead of a built-in one: exactly one of the two', async () => {
    const { ownModel } = await create();
    const id = ownModel?.id ?? '';
    expect((await scoreBy(id, {}, { model: 'ULWICK' })).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', path: ['model'] },
    ]);
    expect((await client.mutate('scoreRecord', { nodeId: opportunity, inputs: [] })).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', path: ['model'] },
    ]);
    const solution = await tree.solution(opportunity, 'A list that fills itself');
    expect((await scoreBy(id, {}, { nodeId: solution })).userErrors).toMatchObject([{ path: ['ownModelId'] }]);
    expect((await scoreBy(id, { worth: 9 })).userErrors).toMatchObject([
      { path: ['inputs', '0', 'value'], message: 'Worth must be 1 to 5 points; 9 is not.' },
    ]);
  });

  it('are listed page by page, each version told in full', async () => {
    const mine = await newWorkspace();
    for (const name of ['One', 'Two', 'Three']) await mine.mutate('ownModelCreate', { ...WEIGHED, name });
    const page = (after: string | null) =>
      mine.data<{ ownModels: { nodes: { name: string }[]; pageInfo: { endCursor: string } } }>(
        'query ($after: String) { ownModels(first: 2, after: $after) { nodes { name versions { nodes { modelVersion criteria { label } } } } pageInfo { endCursor } } }',
        { after },
      );
    const one = (await page(null)).ownModels;
    expect(one.nodes).toMatchObject([
      { name: 'One', versions: { nodes: [{ modelVersion: 1, criteria: [{ label: 'Worth' }, { label: 'Risk' }] }] } },
      { name: 'Two' },
    ]);
    expect((await page(one.pageInfo.endCursor)).ownModels.nodes.map(({ name }) => name)).toEqual(['Three']);
  });

  it('are at most twenty in use, also when many are made at once', async () => {
    const mine = await newWorkspace();
    const made = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        (index % 2 ? mine : mine.elsewhere()).mutate<Model>('ownModelCreate', WEIGHED, MODEL),
      ),
    );
    expect(made.filter(({ ownModel }) => ownModel !== null)).toHaveLength(20);
    expect(made.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
      Array.from({ length: 4 }, () => 'TOO_MANY'),
    );
  });

  describe('by a formula', () => {
    const effort = {
      factor: 'effort',
      label: 'Effort',
      unit: 'person-weeks',
      min: 0.5,
      max: 50,
      description: 'How much work is it?',
      higherIsBetter: false,
    };
    const reach = {
      ...effort,
      factor: 'reach',
      label: 'Reach',
      unit: 'teams',
      min: 0,
      max: 1000,
      higherIsBetter: true,
    };
    const FORMULA = {
      name: 'Reach for effort',
      unit: 'teams a week',
      appliesTo: ['OPPORTUNITY', 'SOLUTION'],
      factors: [reach, effort],
      formula: 'if(reach >= 10, reach, 0) / effort',
    };
    const plan = (more: object = {}) => client.mutate<Model>('ownModelCreate', { ...FORMULA, ...more }, MODEL);
    const idOf = async () => (await plan()).ownModel?.id ?? '';

    it('tell what they can give, and how a score came about', async () => {
      const { ownModel, userErrors } = await plan();
      expect(userErrors).toEqual([]);
      expect(ownModel?.currentVersion).toMatchObject({
        basis: 'FORMULA',
        criteria: [],
        formula: 'if(reach >= 10, reach, 0) / effort',
        range: { min: 0, max: 2000 },
      });
      const { score } = await scoreBy(ownModel?.id ?? '', { reach: 300, effort: 4 });
      expect(score).toMatchObject({ value: 75, steps: ['300 reach ≥ 10 holds', '300 reach ÷ 4 effort = 75'] });
      const { score: half } = await scoreBy(ownModel?.id ?? '', { reach: 300 });
      expect(half).toMatchObject({ value: null, missing: ['effort'], steps: [] });
    });

    it.each([
      ['reach / (effort - 2)', 'formula', 'Line 1, column 7: The divisor can be −1.5 to 48, which includes 0.'],
      ['reach / efort', 'formula', 'Line 1, column 9: There is no factor efort; did you mean effort?'],
      ['reach /\n  (effort', 'formula', 'Line 2, column 10: Expected an operator or ")"; found the end.'],
      ['reach * effort', 'factors.1.higherIsBetter', 'The score rises as Effort grows, so "higherIsBetter" is true.'],
      ['reach * 2', 'factors.1.factor', 'The formula does not use effort: leave the factor out, or use it.'],
    ])('%j are refused when they are saved', async (formula, path, message) => {
      const { ownModel, userErrors } = await plan({ formula });
      expect(ownModel).toBeNull();
      expect(userErrors.map((error) => error.path.join('.'))).toEqual([path]);
      expect(userErrors[0]?.message).toContain(message);
    });

    it('say by which factors the score rises, whatever was said, and warn where it does both', async () => {
      const directions = async (more: object) => {
        const { ownModel, userErrors, warnings } = await client.mutate<Model & { warnings: { message: string }[] }>(
          'ownModelCreate',
          { ...FORMULA, factors: [{ ...reach, max: 10, ...more }], formula: 'reach * (10 - reach)' },
          `warnings { message } ${MODEL}`,
        );
        const factors = ownModel?.currentVersion['factors'] as { higherIsBetter: boolean | null }[] | undefined;
        return {
          userErrors,
          warnings: warnings.map(({ message }) => message),
          higherIsBetter: factors?.[0]?.higherIsBetter,
        };
      };
      expect(await directions({ higherIsBetter: undefined })).toEqual({
        userErrors: [],
        warnings: [],
        higherIsBetter: null,
      });
      expect(await directions({})).toEqual({
        userErrors: [],
        warnings: [
          'The score neither rises nor falls all the way as Reach grows, so "higherIsBetter" of it is null; leave it out.',
        ],
        higherIsBetter: null,
      });
      // On the near side of its top it rises, though reach is in it twice.
      expect(await directions({ max: 5, higherIsBetter: undefined })).toMatchObject({ higherIsBetter: true });
      expect((await directions({ max: 5, higherIsBetter: false })).userErrors).toMatchObject([
        { path: ['factors', '0', 'higherIsBetter'] },
      ]);
    });

    it('have a range that is exact where a factor comes twice', async () => {
      const { ownModel } = await client.mutate<Model>(
        'ownModelCreate',
        { ...FORMULA, factors: [{ ...reach, min: 2, max: 8, higherIsBetter: null }], formula: 'reach * (10 - reach)' },
        'ownModel { id currentVersion { range { min max exact } } }',
      );
      expect(ownModel?.currentVersion).toEqual({ range: { min: 16, max: 25, exact: true } });
    });

    it('refuse a number beyond every number, in a document too', async () => {
      await expect(
        client.data(
          `mutation { ownModelCreate(input: { name: "x", unit: "x", appliesTo: [SOLUTION], criteria: [{ factor: "a", label: "A", weight: 1e999, min: 0, max: 1, description: "?" }] }) { userErrors { message } } }`,
        ),
      ).rejects.toThrow('Float takes no 1e999, which is beyond 1.797e308, the greatest number that there is room for.');
    });

    it('are refused with factors that are not sound, and without one of the two', async () => {
      const faults = async (more: object) => (await plan(more)).userErrors.map(({ path }) => path.join('.'));
      expect(
        await faults({
          factors: [
            { ...reach, values: [0, 5] },
            { ...effort, factor: 'if', unit: '' },
          ],
        }),
      ).toEqual(['factors.0.values', 'factors.1.unit', 'factors.1.factor']);
      expect(await faults({ formula: null })).toEqual(['formula']);
      expect(await faults({ criteria: [worth] })).toEqual(['criteria']);
    });

    it('take a new version when their meaning changes, and earlier scores keep theirs', async () => {
      const id = await idOf();
      await scoreBy(id, { reach: 300, effort: 4 });
      const change = (expectedVersion: number, more: object) =>
        client.mutate<Model>('ownModelUpdate', { id, expectedVersion, ...more }, MODEL);
      const renamed = await change(1, { name: 'Reach a week', factors: [reach, effort], formula: FORMULA.formula });
      expect(renamed.ownModel).toMatchObject({ version: 2, name: 'Reach a week', modelVersion: 1 });
      const changed = await change(2, { factors: [reach, effort], formula: 'reach / effort * 2' });
      expect(changed.ownModel).toMatchObject({
        version: 3,
        modelVersion: 2,
        currentVersion: { modelVersion: 2, formula: 'reach / effort * 2' },
      });
      expect((await change(2, { name: 'Late' })).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
      const refused = await change(3, { factors: [reach, effort], formula: 'reach / (effort - 1)' });
      expect(refused.userErrors).toMatchObject([{ path: ['formula'] }]);
      await scoreBy(id, { reach: 300, effort: 4 });
      const { node, model } = await client.data<{
        node: { scores: { ownModelId: string | null }[]; scoreHistory: { nodes: unknown[] } };
        model: { versions: { nodes: unknown[] } };
      }>(
        `query ($node: ID!, $id: ID!) {
          node: treeNode(id: $node) { ... on Opportunity {
            scores { ownModelId value }
            scoreHistory(ownModelId: $id) { nodes { value modelVersion steps } }
          } }
          model: node(id: $id) { ... on OwnModel { versions { nodes { modelVersion formula } } } }
        }`,
        { node: opportunity, id },
      );
      expect(node.scoreHistory.nodes).toEqual([
        { value: 150, modelVersion: 2, steps: ['300 reach ÷ 4 effort × 2 = 150'] },
        // What the new version evaluated anew when it came.
        { value: 150, modelVersion: 2, steps: ['300 reach ÷ 4 effort × 2 = 150'] },
        { value: 75, modelVersion: 1, steps: ['300 reach ≥ 10 holds', '300 reach ÷ 4 effort = 75'] },
      ]);
      expect(node.scores.filter(({ ownModelId }) => ownModelId === id)).toEqual([{ ownModelId: id, value: 150 }]);
      expect(model.versions.nodes).toEqual([
        { modelVersion: 2, formula: 'reach / effort * 2' },
        { modelVersion: 1, formula: FORMULA.formula },
      ]);
    });

    it('get one new version, whoever changes them at once', async () => {
      const id = await idOf();
      const changed = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 ? client : client.elsewhere()).mutate<Model>(
            'ownModelUpdate',
            { id, expectedVersion: 1, factors: [reach, effort], formula: `reach / effort * ${index + 2}` },
            MODEL,
          ),
        ),
      );
      expect(changed.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
      expect(changed.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
        Array.from({ length: 11 }, () => 'VERSION_CONFLICT'),
      );
      expect(changed.every(({ ownModel }) => ownModel?.modelVersion === 2)).toBe(true);
    });

    it('are archived for a reason, explain what was scored, and come back', async () => {
      const id = await idOf();
      await scoreBy(id, { reach: 300, effort: 4 });
      const archive = { id, expectedVersion: 1, reason: 'Nobody believes it' };
      const { ownModel } = await client.mutate<{ ownModel: unknown }>(
        'ownModelArchive',
        archive,
        'ownModel { archivedAt archiveReason version }',
      );
      expect(ownModel).toEqual({
        archivedAt: expect.any(String) as string,
        archiveReason: 'Nobody believes it',
        version: 2,
      });
      expect((await scoreBy(id, {})).userErrors).toMatchObject([{ code: 'ARCHIVED', path: ['ownModelId'] }]);
      const listed = async (archived: boolean) =>
        (
          await client.data<{ ownModels: { nodes: { id: string }[] } }>(
            'query ($archived: Boolean!) { ownModels(first: 100, filter: { includeArchived: $archived }) { nodes { id } } }',
            { archived },
          )
        ).ownModels.nodes.some((model) => model.id === id);
      expect([await listed(false), await listed(true)]).toEqual([false, true]);
      expect((await client.mutate('ownModelUpdate', { id, expectedVersion: 2, name: 'x' })).userErrors).toMatchObject([
        { code: 'ARCHIVED' },
      ]);
      const restore = () => client.mutate('ownModelRestore', { id, expectedVersion: 2 });
      expect((await restore()).userErrors).toEqual([]);
      expect((await scoreBy(id, { reach: 300, effort: 4 })).score).toMatchObject({ value: 75 });
      expect((await restore()).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    });
  });
});
