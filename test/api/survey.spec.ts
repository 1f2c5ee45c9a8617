import { treeOf } from '../support/scored-tree.ts';
import { type Client, keyWith, look, newWorkspace } from '../support/service.ts';

const RECEIPTS = 'receipts { index externalId status errors { code path message } warnings }';
const AT = '2026-05-01T10:00:00.000Z';

interface Pushed {
  receipts: { status: string; errors: { code: string; path: string[] }[]; warnings: string[] }[] | null;
}

describe('survey answers', () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  let opportunity: string;
  let solution: string;
  beforeEach(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    opportunity = await tree.opportunity(await tree.outcome(), 'I forget what I have at home');
    solution = await tree.solution(opportunity, 'A list that fills itself');
  });
  const answer = (index: number, importance: number, satisfaction: number, more: object = {}) => ({
    externalId: `answer ${index}`,
    respondent: `person ${index}`,
    opportunityId: opportunity,
    importance,
    satisfaction,
    answeredAt: AT,
    ...more,
  });
  const push = (items: object[], more: object = {}, by = client) =>
    by.mutate<Pushed>('surveyAnswersPush', { sourceSystem: 'forms', items, ...more }, RECEIPTS);
  const statuses = ({ receipts }: Pushed) => receipts?.map(({ status }) => status);
  const FIGURES = 'segment n importance satisfaction score interval { low high } band overserved steps withheld';
  const scores = async (segment: string | null = null) =>
    (
      await client.data<{ surveyScore: Record<string, unknown>[] }>(
        `query ($id: ID!, $segment: String) { surveyScore(opportunityId: $id, segment: $segment) { ${FIGURES} } }`,
        { id: opportunity, segment },
      )
    ).surveyScore;
  const twenty = () =>
    Array.from({ length: 20 }, (_, index) =>
      answer(index, index < 18 ? 5 : 2, index < 5 || index === 19 ? 4 : 1, {
        segment: index < 12 ? 'cooks' : 'guests',
      }),
    );

  it('make a score with its interval, for everybody and for each segment, and none where too few answered', async () => {
    const { receipts, userErrors } = await push(twenty());
    expect(userErrors).toEqual([]);
    expect(receipts?.every(({ status }) => status === 'CREATED')).toBe(true);
    const [all, cooks, guests] = await scores();
    expect(all).toEqual({
      segment: null,
      n: 20,
      importance: 9,
      satisfaction: 3,
      score: 15,
      interval: { low: 11, high: 18 },
      band: 'HIGH',
      overserved: false,
      steps: [
        '18 of 20 (90 %) call it important',
        '6 of 20 (30 %) are satisfied',
        '9 importance + (9 − 3 satisfaction) = 15',
      ],
      withheld: null,
    });
    expect(cooks).toMatchObject({ segment: 'cooks', n: 12, importance: 10 });
    expect(guests).toMatchObject({
      segment: 'guests',
      n: 8,
      score: null,
      interval: null,
      steps: [],
      withheld: '8 answered; below 10 a share says nothing.',
    });
    expect(await scores('cooks')).toEqual([cooks]);
    expect(await scores('nobody')).toMatchObject([{ segment: 'nobody', n: 0, score: null }]);
  });

  it('are known again by source and name, whatever the order in which they come', async () => {
    expect(statuses(await push([answer(1, 5, 1)]))).toEqual(['CREATED']);
    expect(statuses(await push([answer(1, 5, 1)], {}, client.elsewhere()))).toEqual(['UNCHANGED']);
    expect(statuses(await push([answer(1, 4, 1, { answeredAt: '2026-05-02T10:00:00Z' })]))).toEqual(['UPDATED']);
    const stale = await push([answer(1, 1, 1)]);
    expect(statuses(stale)).toEqual(['STALE']);
    expect(stale.receipts?.[0]?.warnings).toHaveLength(1);
    expect(statuses(await push([answer(1, 5, 1)], { sourceSystem: 'other' }))).toEqual(['CREATED']);
    expect(statuses(await push([answer(2, 5, 1), answer(2, 5, 1)]))).toEqual(['CREATED', 'UNCHANGED']);
  });

  it('count each person once, by their latest answer', async () => {
    const items = Array.from({ length: 10 }, (_, index) => answer(index, 5, 1));
    await push(items);
    await push([answer(99, 1, 5, { respondent: 'person 0', answeredAt: '2026-05-03T10:00:00Z' })]);
    const [all] = await scores();
    expect(all).toMatchObject({ n: 10, importance: 9, satisfaction: 1 });
  });

  it('fail alone, each with its reason at its field', async () => {
    const { receipts } = await push([
      answer(1, 5, 1),
      answer(2, 6, 0),
      answer(3, 5, 1, { opportunityId: solution }),
      answer(4, 5, 1, { answeredAt: '2999-01-01T00:00:00Z' }),
    ]);
    expect(receipts?.map(({ status, errors }) => [status, ...errors.map(({ path }) => path.join('.'))])).toEqual([
      ['CREATED'],
      ['REJECTED', 'items.1.importance', 'items.1.satisfaction'],
      ['REJECTED', 'items.2.opportunityId'],
      ['REJECTED', 'items.3.answeredAt'],
    ]);
    const many = Array.from({ length: 501 }, (_, index) => answer(index, 5, 1));
    expect((await push(many)).userErrors).toMatchObject([{ code: 'TOO_MANY', path: ['items'] }]);
    expect((await push([], { sourceSystem: null })).userErrors).toMatchObject([{ path: ['sourceSystem'] }]);
  });

  it('come to the same from many pushes at once, and from one sent twice', async () => {
    const items = twenty();
    const by = (index: number) => (index % 2 ? client : client.elsewhere());
    const pushed = await Promise.all(
      Array.from({ length: 8 }, (_, index) => push(index % 3 ? items : items.toReversed(), {}, by(index))),
    );
    const all = pushed.flatMap((each) => statuses(each) ?? []);
    expect(all.filter((status) => status === 'CREATED')).toHaveLength(20);
    expect(all.filter((status) => status === 'UNCHANGED')).toHaveLength(140);
    const key = { idempotencyKey: 'k' };
    const [one, two] = [await push([answer(50, 1, 1)], key), await push([answer(50, 1, 1)], key)];
    expect(two).toEqual(one);
  });

  it('may be pushed by keys that read nothing, keep nobody’s name, and follow a merge', async () => {
    const ingest = await keyWith(client, ['INSIGHT_INGEST']);
    expect(statuses(await push(twenty(), {}, ingest))?.[0]).toBe('CREATED');
    const refused = await ingest.ask(`{ surveyScore(opportunityId: "${opportunity}") { n } }`);
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    const rows = await look<{ text: string }>(
      client,
      'SELECT to_jsonb(answer)::text AS text FROM survey_answer AS answer',
    );
    expect(rows).toHaveLength(20);
    expect(rows.filter(({ text }) => text.includes('person'))).toEqual([]);
    const into = await tree.opportunity(await tree.outcome(), 'The same in other words');
    const merged = await client.mutate('opportunityMerge', {
      id: opportunity,
      expectedVersion: 1,
      intoId: into,
      intoExpectedVersion: 1,
    });
    expect(merged.userErrors).toEqual([]);
    opportunity = into;
    expect((await scores())[0]).toMatchObject({ n: 20, score: 15 });
  });

  it('tell after Kano what a solution is to people', async () => {
    const pair = (index: number, functional: string, dysfunctional: string) => ({
      externalId: `answer ${index}`,
      respondent: `person ${index}`,
      solutionId: solution,
      functional,
      dysfunctional,
      answeredAt: AT,
      segment: index < 9 ? 'few' : null,
    });
    const items = Array.from({ length: 100 }, (_, index) =>
      index < 40
        ? pair(index, 'LIKE', 'NEUTRAL')
        : index < 65
          ? pair(index, 'LIKE', 'DISLIKE')
          : index < 85
            ? pair(index, 'LIVE_WITH', 'DISLIKE')
            : pair(index, 'NEUTRAL', 'MUST_BE'),
    );
    const { receipts } = await client.mutate<Pushed>('kanoAnswersPush', { sourceSystem: 'forms', items }, RECEIPTS);
    expect(receipts?.every(({ status }) => status === 'CREATED')).toBe(true);
    const { kano } = await client.data<{ kano: unknown[] }>(
      `{ kano(solutionId: "${solution}") { segment n counts { kanoClass count } better worse leading withheld } }`,
    );
    expect(kano).toEqual([
      {
        segment: null,
        n: 100,
        counts: [
          { kanoClass: 'ATTRACTIVE', count: 40 },
          { kanoClass: 'ONE_DIMENSIONAL', count: 25 },
          { kanoClass: 'MUST_BE', count: 20 },
          { kanoClass: 'INDIFFERENT', count: 15 },
          { kanoClass: 'REVERSE', count: 0 },
          { kanoClass: 'QUESTIONABLE', count: 0 },
        ],
        better: 0.65,
        worse: -0.45,
        leading: ['ATTRACTIVE'],
        withheld: null,
      },
      expect.objectContaining({ segment: 'few', n: 9, counts: [], better: null, leading: [] }),
    ]);
  });
});
