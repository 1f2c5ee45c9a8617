import type { Warning } from '../../../src/domain/warning.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, look, newWorkspace } from '../../support/service.ts';
import { warnsOf } from '../../support/warned.ts';

interface Receipt {
  index: number;
  externalId: string | null;
  status: string;
  errors: { code: string; path: string[] }[];
  warnings: Warning[];
}
interface Figures {
  segment: string | null;
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  missing: string | null;
}
interface Score {
  overall: Figures;
  segments: Figures[];
  segmentCount: number;
}

const RECEIPTS = 'receipts { index externalId status errors { code message path } warnings { code message path } }';
const FIGURES = 'segment n importance satisfaction value low high band bandsReached overserved lastAnsweredAt missing';
const SCORE = `overall { ${FIGURES} } segments { ${FIGURES} } segmentCount`;
const KANO =
  'segment n counts { kanoClass count } leading better { value low high } worse { value low high } lastAnsweredAt missing';

describe('surveys', () => {
  let client: Client;
  let opportunityId: string;
  let solutionId: string;
  beforeAll(async () => {
    client = await newWorkspace();
  });
  beforeEach(async () => {
    const plant = grow(client);
    const outcome = await plant.outcome('Asked');
    opportunityId = (await plant.opportunity(outcome.id)).id;
    solutionId = (await plant.solution(opportunityId)).id;
  });

  const ingest = (items: object[], more: Record<string, unknown> = {}, as = client) =>
    as.mutate<{ receipts: Receipt[] | null }>(
      'surveyAnswerIngest',
      { sourceSystem: 'forms', items, ...more },
      RECEIPTS,
    );
  const statuses = async (...given: Parameters<typeof ingest>): Promise<string[]> =>
    ((await ingest(...given)).receipts ?? []).map(({ status }) => status);
  const score = async (segments: string[] | null = null, id = opportunityId): Promise<Score | null> =>
    (
      await client.data<{ opportunity: { surveyScore?: Score } | null }>(
        `query ($id: ID!, $segments: [String!]) { opportunity: node(id: $id) { ... on Opportunity { surveyScore(segments: $segments) { ${SCORE} } } } }`,
        { id, segments },
      )
    ).opportunity?.surveyScore ?? null;
  const answer = (respondent: string, importance: number, satisfaction: number, more: object = {}) => ({
    opportunityId,
    respondent,
    importance,
    satisfaction,
    answeredAt: '2026-03-02T00:00:00Z',
    ...more,
  });
  /** Twenty people of whom 18 call it important and 6 are satisfied, five of them both. */
  const twenty = (more: object = {}) =>
    Array.from({ length: 20 }, (_, index) =>
      answer(`person ${index}`, index < 18 ? 4 + (index % 2) : 3, index < 5 || index === 18 ? 5 : 2, more),
    );

  it('score an opportunity after Ulwick, with the interval that pairs give', async () => {
    expect(new Set(await statuses(twenty()))).toEqual(new Set(['CREATED']));
    expect(await score()).toEqual({
      overall: {
        segment: null,
        n: 20,
        importance: 9,
        satisfaction: 3,
        value: 15,
        low: 11,
        high: 18,
        band: 'HIGH',
        bandsReached: ['EXTREME', 'HIGH', 'SOLID'],
        overserved: false,
        lastAnsweredAt: '2026-03-02T00:00:00.000Z',
        missing: null,
      },
      segments: [],
      segmentCount: 0,
    });
  });

  it('give an opportunity its score on demand, which keeps what it was taken from', async () => {
    await ingest([...twenty({ segment: 'new' }), ...twenty({ segment: 'old', answeredAt: '2026-02-02' }).slice(0, 9)]);
    const record = (more: object) =>
      client.mutate<{ score: object | null }>(
        'scoreRecord',
        { nodeId: opportunityId, model: 'ULWICK', ...more },
        'score { value inputs { factor value range { low } } interval { low high } missing steps survey { segment n lastAnsweredAt } }',
      );
    const taken = {
      value: 15,
      inputs: [
        { factor: 'importance', value: 9, range: null },
        { factor: 'satisfaction', value: 3, range: null },
      ],
      interval: { low: 11, high: 18 },
      missing: [],
      steps: ['9 importance + (9 − 3 satisfaction) = 15'],
      survey: { segment: 'new', n: 20, lastAnsweredAt: '2026-03-02T00:00:00.000Z' },
    };
    const { score: ofSegment } = await record({ fromSurvey: { segment: 'new' } });
    expect(ofSegment).toEqual(taken);
    expect((await record({ fromSurvey: {} })).score).toEqual({ ...taken, survey: { ...taken.survey, segment: null } });
    // Answers that come later leave the score as it is, and by hand there is none to tell of.
    await ingest([answer('person 0', 1, 1, { segment: 'new', answeredAt: '2026-03-03' })]);
    const scores = `query ($id: ID!) { node(id: $id) { ... on Opportunity { scores { value survey { n } } } } }`;
    expect(await client.data(scores, { id: opportunityId })).toEqual({
      node: { scores: [{ value: 15, survey: { n: 20 } }] },
    });
    const byHand = await record({ inputs: [{ factor: 'importance', value: 9 }] });
    expect(byHand.score).toMatchObject({ survey: null, interval: null, missing: ['satisfaction'] });
    const refused = async (more: object) =>
      (await record(more)).userErrors.map(({ code, path }) => [code, ...path].join(' '));
    expect(await refused({ fromSurvey: { segment: 'old' } })).toEqual(['NOT_APPLICABLE fromSurvey segment']);
    expect(await refused({ fromSurvey: { segment: 'New' } })).toEqual(['NOT_APPLICABLE fromSurvey segment']);
    expect(await refused({ fromSurvey: { segment: '' } })).toEqual(['INVALID_VALUE fromSurvey segment']);
    expect(await refused({ fromSurvey: {}, inputs: [{ factor: 'importance', value: 9 }] })).toEqual([
      'INVALID_VALUE inputs',
    ]);
    expect(await refused({ fromSurvey: {}, model: 'OPPORTUNITY_SIZE' })).toEqual(['INVALID_VALUE fromSurvey']);
    expect(await refused({ fromSurvey: {}, recordedAt: '2026-01-01T00:00:00Z' })).toEqual(['INVALID_VALUE recordedAt']);
    expect(await refused({ fromSurvey: {}, nodeId: solutionId })).toEqual([
      'INVALID_VALUE model',
      'NOT_APPLICABLE fromSurvey',
    ]);
  });

  it('count each respondent once in a segment and once among all, with the latest answer', async () => {
    await ingest([...twenty({ segment: 'new' }), ...twenty({ segment: 'old', answeredAt: '2026-02-02' }).slice(0, 12)]);
    await ingest([answer('person 0', 1, 1, { segment: 'old', answeredAt: '2026-02-01' })]);
    const all = await score();
    expect(all).toMatchObject({ overall: { n: 20, value: 15 }, segmentCount: 2 });
    expect(all?.segments.map(({ segment, n }) => [segment, n])).toEqual([
      ['new', 20],
      ['old', 12],
    ]);
    await ingest([answer('person 0', 1, 1, { segment: 'old', answeredAt: '2026-03-03' })]);
    const [old, strange] = (await score(['old', 'strange']))?.segments ?? [];
    expect([old?.segment, old?.n, strange?.segment, strange?.n]).toEqual(['old', 12, 'strange', 0]);
    expect(strange?.missing).toContain('0 answered');
    expect((await score())?.overall).toMatchObject({ n: 20, importance: 8.5, satisfaction: 2.5 });
    // The same name in another system is somebody else.
    await ingest([answer('person 0', 5, 5)], { sourceSystem: 'other' });
    expect((await score())?.overall.n).toBe(21);
  });

  it('show no figures of fewer than ten, and say how many are missing', async () => {
    await ingest(twenty().slice(0, 9));
    expect((await score())?.overall).toMatchObject({
      n: 9,
      value: null,
      low: null,
      high: null,
      missing: 'Figures need answers of at least 10 respondents; 9 answered, so 1 more is needed.',
    });
  });

  it('take answers again in any order, and never an older state over a newer one', async () => {
    const named = { externalId: `response ${opportunityId}` };
    const at = (day: number) => ({ ...named, sourceUpdatedAt: `2026-03-0${day}T00:00:00Z` });
    expect(await statuses([answer('Ada', 5, 1, at(3)), answer('Ada', 5, 1, at(3))])).toEqual(['CREATED', 'UNCHANGED']);
    expect(await statuses([answer('Ada', 1, 1, at(2))])).toEqual(['STALE']);
    const changed = await ingest([answer('Ada', 2, 2, { ...at(4), segment: 'new' })]);
    expect(changed.receipts).toMatchObject([{ index: 0, ...named, status: 'UPDATED', errors: [], warnings: [] }]);
    // Without a name of its own it is known by who answered what, when and in which segment.
    expect(await statuses([answer('Bo', 5, 1), answer('Bo', 5, 1), answer('Bo', 4, 1)])).toEqual([
      'CREATED',
      'UNCHANGED',
      'UPDATED',
    ]);
    expect(await statuses([answer('Bo', 4, 1, { segment: 'new' })])).toEqual(['CREATED']);
  });

  it('write nothing on a dry run, and answer the same to the same key', async () => {
    const more = { idempotencyKey: `nightly ${opportunityId}` };
    expect(await statuses(twenty(), { ...more, dryRun: true })).toContain('CREATED');
    expect((await score())?.overall.n).toBe(0);
    const made = await ingest(twenty(), more);
    expect(await ingest(twenty(), more)).toEqual(made);
    expect((await ingest([], more)).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('let bad answers fail alone, with the path of what is wrong', async () => {
    const plant = grow(client);
    const archived = await plant.opportunity((await plant.outcome('Over')).id);
    await client.mutate('nodeArchive', { id: archived.id, expectedVersion: 1, reason: 'Over' });
    const stranger = grow(await newWorkspace());
    const foreign = await stranger.opportunity((await stranger.outcome('Other')).id);
    const { receipts } = await ingest([
      answer('Ada', 6, 0),
      answer('Bo', 5, 1),
      answer('Cy', 5, 1, { opportunityId: foreign.id }),
      answer('Di', 5, 1, { opportunityId: solutionId }),
      answer('Ed', 5, 1, { opportunityId: archived.id }),
      answer(' ', 5, 1, { segment: 'x'.repeat(101) }),
      answer('Flo', 5, 1, { answeredAt: new Date(Date.now() + 600_000).toISOString() }),
    ]);
    expect(receipts?.map(({ status }) => status)).toEqual([
      'REJECTED',
      'CREATED',
      'REJECTED',
      'REJECTED',
      'REJECTED',
      'REJECTED',
      'REJECTED',
    ]);
    expect(receipts?.flatMap(({ errors }) => errors.map(({ code, path }) => [code, ...path].join('.'))).sort()).toEqual(
      [
        'ARCHIVED.items.4.opportunityId',
        'INVALID_VALUE.items.0.importance',
        'INVALID_VALUE.items.0.satisfaction',
        'INVALID_VALUE.items.5.respondent',
        'INVALID_VALUE.items.5.segment',
        'INVALID_VALUE.items.6.answeredAt',
        'NOT_FOUND.items.2.opportunityId',
        'WRONG_KIND.items.3.opportunityId',
      ],
    );
    const many = Array.from({ length: 501 }, () => answer('Ada', 5, 1));
    expect((await ingest(many)).userErrors).toMatchObject([{ code: 'TOO_MANY', path: ['items'] }]);
  });

  it('follow an opportunity that is merged, and so do those that come later', async () => {
    const plant = grow(client);
    const into = await plant.opportunity((await plant.outcome('Survivor')).id);
    const people = twenty();
    await ingest(people.slice(0, 15));
    await ingest(people.slice(10).map((each) => ({ ...each, opportunityId: into.id })));
    const version = async (id: string) =>
      (
        await client.data<{ treeNode: { version: number } }>('query ($id: ID!) { treeNode(id: $id) { version } }', {
          id,
        })
      ).treeNode.version;
    const merged = await client.mutate('opportunityMerge', {
      id: opportunityId,
      expectedVersion: await version(opportunityId),
      intoId: into.id,
      intoExpectedVersion: await version(into.id),
    });
    expect(merged.userErrors).toEqual([]);
    expect((await score(null, into.id))?.overall).toMatchObject({ n: 20, value: 15 });
    expect((await score())?.overall.n).toBe(0);
    const again = await ingest([people[0] ?? {}, answer('late', 5, 5)]);
    expect(again.receipts).toMatchObject([
      { status: 'UNCHANGED', warnings: [warnsOf('merged into OPP-')] },
      { status: 'CREATED', warnings: [warnsOf('merged into OPP-')] },
    ]);
    expect((await score(null, into.id))?.overall.n).toBe(21);
  });

  it('end as one clean run would, when four clients send them at once, shuffled', async () => {
    const items = Array.from({ length: 60 }, (_, index) =>
      Object.assign(answer(`person ${index % 20}`, 1 + (index % 5), 1), {
        externalId: `${opportunityId}/${index % 20}`,
        sourceUpdatedAt: new Date(Date.UTC(2026, 3, 1, index)).toISOString(),
      }),
    );
    const runs = Array.from({ length: 4 }, (_, run) =>
      items.toSorted((one, other) => hash(one, run) - hash(other, run)),
    );
    const answers = await Promise.all(
      runs.map((each, index) => ingest(each, {}, index % 2 ? client : client.elsewhere())),
    );
    expect(answers.flatMap(({ receipts }) => (receipts ?? []).map(({ index }) => index))).toEqual(
      runs.flatMap((each) => [...each.keys()]),
    );
    const rows = await look(
      client,
      `SELECT importance, stated_at FROM survey_answer JOIN source_clock AS clock ON clock.kind = 'SURVEY_ANSWER' AND clock.thing = survey_answer.id::text
       WHERE opportunity_id = $1 ORDER BY stated_at`,
      [opportunityId],
    );
    expect(rows).toEqual(
      items.slice(40).map(({ importance, sourceUpdatedAt }) => ({ importance, stated_at: new Date(sourceUpdatedAt) })),
    );
  });

  it('name nobody who answered, and are taken from a key that can do nothing else', async () => {
    const sender = await keyWith(client, ['INSIGHT_INGEST']);
    expect(await statuses([answer('ada@example.org', 5, 1)], {}, sender)).toEqual(['CREATED']);
    const { errors } = await sender.ask(
      'query ($id: ID!) { node(id: $id) { ... on Opportunity { surveyScore { segmentCount } } } }',
      {
        id: opportunityId,
      },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const rows = await look(
      client,
      `SELECT row_to_json(answer)::text || log.image::text AS kept FROM survey_answer AS answer
       JOIN change_log AS log ON log.entity_id = answer.id WHERE answer.opportunity_id = $1`,
      [opportunityId],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('ada@');
    const reader = await keyWith(client, ['TREE_READ', 'TREE_WRITE']);
    const refused = await reader.ask(
      'mutation { surveyAnswerIngest(input: { sourceSystem: "x", items: [] }) { userErrors { code } } }',
    );
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('class a solution after Kano, segment by segment', async () => {
    const given = (from: number, to: number, functional: string, dysfunctional: string) =>
      Array.from({ length: to - from }, (_, index) => ({
        solutionId,
        respondent: `person ${from + index}`,
        functional,
        dysfunctional,
        answeredAt: '2026-03-02',
        segment: from < 40 ? 'new' : 'old',
      }));
    const items = [
      ...given(0, 40, 'LIKE', 'NEUTRAL'),
      ...given(40, 65, 'LIKE', 'DISLIKE'),
      ...given(65, 85, 'NEUTRAL', 'DISLIKE'),
      ...given(85, 100, 'LIVE_WITH', 'MUST_BE'),
    ];
    const ingested = () =>
      client.mutate<{ receipts: Receipt[] }>('kanoAnswerIngest', { sourceSystem: 'forms', items }, RECEIPTS);
    expect(new Set((await ingested()).receipts.map(({ status }) => status))).toEqual(new Set(['CREATED']));
    expect(new Set((await ingested()).receipts.map(({ status }) => status))).toEqual(new Set(['UNCHANGED']));
    const { solution } = await client.data<{ solution: { kano: object; old: object } }>(
      `query ($id: ID!) { solution: node(id: $id) { ... on Solution {
        kano { overall { ${KANO} } segments { ${KANO} } segmentCount }
        old: kano(segments: ["old"]) { overall { n } segments { segment n leading } }
      } } }`,
      { id: solutionId },
    );
    expect(solution.kano).toMatchObject({
      overall: {
        segment: null,
        n: 100,
        leading: ['ATTRACTIVE'],
        missing: null,
        better: { value: 0.65 },
        worse: { value: -0.45 },
      },
      segments: [
        { segment: 'old', n: 60, leading: ['ONE_DIMENSIONAL'] },
        { segment: 'new', n: 40, leading: ['ATTRACTIVE'], better: { value: 1, high: 1 }, worse: { value: 0, high: 0 } },
      ],
      segmentCount: 2,
    });
    expect(solution.old).toEqual({
      overall: { n: 100 },
      segments: [{ segment: 'old', n: 60, leading: ['ONE_DIMENSIONAL'] }],
    });
  });

  it('are null for what is not there or of another kind, and refuse more segments than twenty', async () => {
    expect(await score(null, solutionId)).toBeNull();
    expect(await score(null, 'nothing')).toBeNull();
    const { errors } = await client.ask(
      'query ($id: ID!, $segments: [String!]) { opportunity: node(id: $id) { ... on Opportunity { surveyScore(segments: $segments) { segmentCount } } } }',
      { id: opportunityId, segments: Array.from({ length: 21 }, (_, index) => `segment ${index}`) },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });
});

/** An order of its own for each run. */
const hash = ({ sourceUpdatedAt }: { sourceUpdatedAt: string }, run: number): number =>
  ((Date.parse(sourceUpdatedAt) / 3_600_000) * 7 + run * 13) % 61;
