import { type ScoreAnswer, treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Edge {
  cursor: string;
  rank: number | null;
  node: {
    opportunity: { id: string; title: string };
    score: Pick<ScoreAnswer, 'value' | 'missing'> | null;
    pathTitles: string[];
  };
}
interface Page {
  edges: Edge[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  totalCount: number;
  unscoredCount: number;
  flatAcrossParents: boolean;
  hint: string | null;
  borrowed: boolean;
  borrowedReason: string | null;
}
const FIELDS = `edges { cursor rank node { opportunity { id title } score { value missing } pathTitles } }
  pageInfo { hasNextPage hasPreviousPage endCursor } totalCount unscoredCount flatAcrossParents hint borrowed borrowedReason`;

describe('a ranking', () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  beforeAll(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
  });

  const page = async (outcomeId: string, more: object = {}): Promise<Page> => {
    const { ranking } = await client.data<{ ranking: Page }>(
      `query ($outcomeId: ID!, $model: ScoringModelKey!, $first: Int, $after: String, $batchId: String, $filter: RankingFilter) {
         ranking: opportunityRanking(outcomeId: $outcomeId, model: $model, first: $first, after: $after, batchId: $batchId, filter: $filter) { ${FIELDS} }
       }`,
      { outcomeId, model: 'OPPORTUNITY_SIZE', first: 100, ...more },
    );
    return ranking;
  };
  const placesOf = ({ edges }: Page) => edges.map(({ rank, node }) => [rank, node.opportunity.title]);
  const titlesOf = ({ edges }: Page) => edges.map(({ node }) => node.opportunity.title);

  /** An outcome with opportunities of these sizes, titled by them; null stays unscored. */
  const outcomeWith = async (sizes: readonly (number | null)[]): Promise<string> => {
    const outcome = await tree.outcome();
    for (const [index, size] of sizes.entries()) {
      const id = await tree.opportunity(outcome, `${index}: ${String(size)}`);
      if (size !== null) await tree.size(id, size);
    }
    return outcome;
  };

  it('answers the queries of the guide as they are written', async () => {
    const outcomeId = await outcomeWith([3, 7]);
    const parent = await tree.opportunity(outcomeId, 'With solutions');
    const solution = await tree.solution(parent, 'The one');
    await tree.score(solution, 'RICE', { reach: 2000, impact: 2, confidence: 0.8, effort: 4 });
    const opportunities = await client.data(
      `{ opportunityRanking(outcomeId: "${outcomeId}", model: OPPORTUNITY_SIZE, first: 5) { edges { rank node { opportunity { title } score { value steps missing } } } } }`,
    );
    expect(opportunities).toEqual({
      opportunityRanking: {
        edges: [
          {
            rank: 1,
            node: {
              opportunity: { title: '1: 7' },
              score: { value: 7, steps: ['7 people a month × 1 times each = 7 occurrences a month'], missing: [] },
            },
          },
          {
            rank: 2,
            node: {
              opportunity: { title: '0: 3' },
              score: { value: 3, steps: ['3 people a month × 1 times each = 3 occurrences a month'], missing: [] },
            },
          },
          { rank: null, node: { opportunity: { title: 'With solutions' }, score: null } },
        ],
      },
    });
    const solutions = await client.data(
      `{ solutionRanking(outcomeId: "${outcomeId}", model: RICE, first: 3) { edges { rank node { solution { title } score { value } } } } }`,
    );
    expect(solutions).toEqual({
      solutionRanking: { edges: [{ rank: 1, node: { solution: { title: 'The one' }, score: { value: 800 } } }] },
    });
  });

  it('gives ties one rank, across pages too, and puts what has no value last, oldest first', async () => {
    const outcome = await outcomeWith([5, null, 9, 7, 7, 7, 1]);
    const incomplete = await tree.opportunity(outcome, 'incomplete');
    await tree.score(incomplete, 'OPPORTUNITY_SIZE', { peoplePerMonth: 3 });
    const expected = [
      [1, '2: 9'],
      [2, '3: 7'],
      [2, '4: 7'],
      [2, '5: 7'],
      [5, '0: 5'],
      [6, '6: 1'],
      [null, '1: null'],
      [null, 'incomplete'],
    ];
    expect(placesOf(await page(outcome))).toEqual(expected);
    for (const first of [1, 2, 3]) {
      const walked: unknown[] = [];
      let after: string | null = null;
      do {
        const one: Page = await page(outcome, { first, after });
        walked.push(...placesOf(one));
        expect(one).toMatchObject({ totalCount: 8, unscoredCount: 2, pageInfo: { hasPreviousPage: after !== null } });
        after = one.pageInfo.hasNextPage ? one.pageInfo.endCursor : null;
      } while (after !== null);
      expect(walked).toEqual(expected);
    }
    const { edges } = await page(outcome);
    expect(edges.slice(-2).map(({ node }) => node.score)).toEqual([
      null,
      { value: null, missing: ['timesEachPerMonth'] },
    ]);
  });

  it('goes on in its order when others score what it shows with the same values again', async () => {
    const outcome = await outcomeWith([90, 80, 70]);
    const whole = await page(outcome);
    const first = await page(outcome, { first: 1 });
    for (const { node } of whole.edges) await tree.size(node.opportunity.id, node.score?.value ?? 0);
    const second = await page(outcome, { after: first.pageInfo.endCursor });
    expect([first, second].flatMap(titlesOf)).toEqual(titlesOf(whole));
  });

  it('shows nothing twice and misses nothing that is left alone while others score', async () => {
    const outcome = await outcomeWith([90, 80, 70, 60, 50, 40, 30, 20, 10, null]);
    const whole = await page(outcome);
    const ids = new Map(whole.edges.map(({ node }) => [node.opportunity.title, node.opportunity.id]));
    const first = await page(outcome, { first: 4 });
    // What was seen sinks, what was not rises above the border, what was unscored gets a value, and something is new.
    await tree.size(ids.get('0: 90') ?? '', 15);
    await tree.size(ids.get('8: 10') ?? '', 95, {}, client.elsewhere());
    await tree.size(ids.get('9: null') ?? '', 99);
    await tree.size(await tree.opportunity(outcome, 'new'), 98);
    const second = await page(outcome, { first: 3, after: first.pageInfo.endCursor });
    const third = await page(outcome, { first: 100, after: second.pageInfo.endCursor });
    // What changed its place since the walk began may have been seen in the old one, and is passed over.
    expect([first, second, third].flatMap(titlesOf)).toEqual(titlesOf(whole).slice(0, 8));
    expect([first, second, third].flatMap(placesOf).map(([rank]) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(titlesOf(await page(outcome, { first: 3 }))).toEqual(['9: null', 'new', '8: 10']);
  });

  it('holds while 100 scores come in over two processes', async () => {
    const outcome = await outcomeWith(Array.from({ length: 20 }, (_, index) => index));
    const ids = (await page(outcome)).edges.map(({ node }) => node.opportunity.id);
    const [touched, untouched] = [ids.slice(0, 10), ids.slice(10)];
    const writing = Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        tree.size(touched[index % 10] ?? '', (index * 37) % 23, {}, index % 2 ? client : client.elsewhere()),
      ),
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const one: Page = await page(outcome, { first: 2, after });
      seen.push(...one.edges.map(({ node }) => node.opportunity.id));
      after = one.pageInfo.hasNextPage ? one.pageInfo.endCursor : null;
    } while (after !== null);
    await writing;
    expect(new Set(seen).size).toBe(seen.length);
    expect(untouched.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it('leaves out what is archived or laid aside, with what hangs below it, unless asked', async () => {
    const outcome = await tree.outcome();
    const kept = await tree.opportunity(outcome, 'kept');
    const parked = await tree.opportunity(outcome, 'parked');
    await tree.opportunity(parked, 'below parked');
    const archived = await tree.opportunity(outcome, 'archived');
    await tree.opportunity(archived, 'below archived');
    await client.mutate('opportunityUpdate', {
      id: parked,
      expectedVersion: 1,
      status: 'PARKED',
      statusReason: 'Not now',
    });
    await client.mutate('nodeArchive', { id: archived, expectedVersion: 1, reason: 'Out of date' });
    const left = await tree.solution(kept, 'left');
    const discarded = await tree.solution(kept, 'discarded');
    await tree.solution(parked, 'of the parked');
    await client.mutate('solutionUpdate', {
      id: discarded,
      expectedVersion: 1,
      status: 'DISCARDED',
      statusReason: 'No',
    });
    expect(titlesOf(await page(outcome))).toEqual(['kept']);
    expect(titlesOf(await page(outcome, { filter: { includeLaidAside: true } }))).toEqual([
      'kept',
      'parked',
      'below parked',
    ]);
    expect(titlesOf(await page(outcome, { filter: { includeArchived: true } }))).toEqual([
      'kept',
      'archived',
      'below archived',
    ]);
    expect(titlesOf(await page(outcome, { filter: { statuses: ['PARKED'] } }))).toEqual(['parked']);
    const { solutionRanking } = await client.data<{ solutionRanking: { nodes: { solution: { id: string } }[] } }>(
      'query ($id: ID!) { solutionRanking(outcomeId: $id, model: RICE) { nodes { solution { id } } } }',
      { id: outcome },
    );
    expect(solutionRanking.nodes.map(({ solution }) => solution.id)).toEqual([left]);
  });

  it('can be narrowed by status, tag, owner and to leaves', async () => {
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'PRODUCT' },
      'person { id }',
    );
    const outcome = await tree.outcome();
    const branch = await tree.opportunity(outcome, 'branch', { tags: ['a'] });
    await tree.opportunity(branch, 'leaf', { tags: ['b', 'c'], ownerId: person.id });
    await tree.opportunity(branch, 'explored', { status: 'EXPLORING' });
    expect(titlesOf(await page(outcome, { filter: { tags: ['a', 'c'] } }))).toEqual(['branch', 'leaf']);
    expect(titlesOf(await page(outcome, { filter: { ownerId: person.id } }))).toEqual(['leaf']);
    expect(titlesOf(await page(outcome, { filter: { leafOnly: true } }))).toEqual(['leaf', 'explored']);
    expect(titlesOf(await page(outcome, { filter: { statuses: ['EXPLORING'] } }))).toEqual(['explored']);
    await expect(page(outcome, { filter: { ownerId: 'nobody' } })).rejects.toThrow('names none');
  });

  it('says when it compares across parents, and where each node hangs', async () => {
    const outcome = await tree.outcome('Root');
    const top = await tree.opportunity(outcome, 'top');
    expect(await page(outcome)).toMatchObject({ flatAcrossParents: false, hint: null });
    await tree.opportunity(top, 'below');
    const ranking = await page(outcome);
    expect(ranking).toMatchObject({
      flatAcrossParents: true,
      hint: 'Opportunities under different parents are compared here; Torres compares siblings.',
    });
    expect(ranking.edges.map(({ node }) => node.pathTitles)).toEqual([['Root'], ['Root', 'top']]);
  });

  it('compares by WSJF within one batch alone, also after another batch was scored', async () => {
    const outcome = await outcomeWith([null, null]);
    const [one = '', two = ''] = (await page(outcome)).edges.map(({ node }) => node.opportunity.id);
    const judged = (value: number) => ({ userBusinessValue: value, timeCriticality: 1, riskReduction: 1, jobSize: 1 });
    await tree.score(one, 'WSJF', judged(3), { batchId: 'spring' });
    await tree.score(two, 'WSJF', judged(8), { batchId: 'spring' });
    await tree.score(one, 'WSJF', judged(20), { batchId: 'summer' });
    const spring = await page(outcome, { model: 'WSJF', batchId: 'spring' });
    expect(placesOf(spring)).toEqual([
      [1, '1: null'],
      [2, '0: null'],
    ]);
    expect(spring).toMatchObject({
      borrowed: true,
      borrowedReason: 'effort is a guess about a solution nobody has chosen',
    });
    const summer = await page(outcome, { model: 'WSJF', batchId: 'summer' });
    expect(placesOf(summer)).toEqual([
      [1, '0: null'],
      [null, '1: null'],
    ]);
  });

  it('is a bad request without its batch, with a model for the other kind, or with a cursor of another ranking', async () => {
    const outcome = await outcomeWith([1, 2]);
    const ask = async (args: string, field = 'opportunityRanking') => {
      const { errors } = await client.ask(`{ ${field}(outcomeId: "${outcome}", ${args}) { totalCount } }`);
      return errors?.map(({ message, extensions }) => [extensions.code, message])[0];
    };
    expect(await ask('model: WSJF')).toEqual(['BAD_REQUEST', expect.stringContaining('"batchId"')]);
    expect(await ask('model: RICE, batchId: "spring"')).toEqual(['BAD_REQUEST', expect.stringContaining('"batchId"')]);
    expect(await ask('model: ULWICK', 'solutionRanking')).toEqual([
      'BAD_REQUEST',
      expect.stringMatching(/not solutions\. These do: RICE, .*WEIGHTED/),
    ]);
    const cursor = (await page(outcome, { first: 1 })).pageInfo.endCursor ?? '';
    expect(await ask(`model: OPPORTUNITY_SIZE, after: "${cursor}"`)).toBeUndefined();
    expect(await ask(`model: ULWICK, after: "${cursor}"`)).toEqual(['BAD_REQUEST', expect.stringContaining('"after"')]);
    expect(await ask('model: OPPORTUNITY_SIZE, first: 101')).toEqual([
      'BAD_REQUEST',
      expect.stringContaining('"first"'),
    ]);
    const [list, ...place] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    for (const snapshot of ['9:1:', '1:1:1; DROP TABLE score', 7]) {
      const forged = Buffer.from(JSON.stringify([list, ...place.with(2, snapshot)])).toString('base64url');
      expect(await ask(`model: OPPORTUNITY_SIZE, after: "${forged}"`)).toEqual([
        'BAD_REQUEST',
        expect.stringContaining('"after"'),
      ]);
    }
  });

  it('is refused for an outcome that is not there, is of another workspace, or is no outcome', async () => {
    const outcome = await outcomeWith([]);
    const opportunity = await tree.opportunity(outcome, 'no outcome');
    const foreign = await treeOf(await newWorkspace()).outcome();
    const asked = [opportunity, foreign, 'nothing', '00000000-0000-7000-8000-000000000000'].map((id) => page(id));
    const told = (await Promise.allSettled(asked)).map((each) =>
      each.status === 'rejected' ? String(each.reason) : '',
    );
    for (const each of told) expect(each).toContain('names none');
    expect(await page(await outcomeWith([]))).toMatchObject({
      edges: [],
      totalCount: 0,
      unscoredCount: 0,
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });
});
