import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { newSample } from '../../support/sample.ts';
import { type Client, databaseAs, look, newWorkspace } from '../../support/service.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const pages = ['README.md', ...readdirSync(join(root, 'docs', 'guides')).map((name) => `docs/guides/${name}`)];
const examples = pages.flatMap((page) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
    ([, query = ''], index) => [`${page}, example ${index + 1}: ${query.split('{')[0]?.trim() ?? ''}`, query] as const,
  ),
);

/** Questions to which the answer of the sample is that there is nothing. */
const NOTHING_IN_SAMPLE: readonly string[] = [
  '3. Which tests should be over by now?',
  '23. Which questions are open, the most urgent first?',
  '28. Which interviews have no snapshot yet?',
];

/** Whether any list of an answer has an item. */
const findsSomething = (answer: unknown): boolean =>
  Array.isArray(answer)
    ? answer.length > 0
    : typeof answer === 'object' && answer !== null && Object.values(answer).some(findsSomething);

describe('the maps of the house', () => {
  it.each(['docs/house.md', 'docs/glossary.md', 'CONTRIBUTING.md', 'README.md'])(
    '%s names only files that exist',
    (page) => {
      const named = [
        ...readFileSync(join(root, page), 'utf8').matchAll(/`((?:src|test|docs|scripts|migrations)\/[^`<]*)`/g),
      ];
      expect(named.flatMap(([, path = '']) => (existsSync(join(root, path)) ? [] : [path]))).toEqual([]);
    },
  );

  it('docs/glossary.md names only files that exist, without their folders', () => {
    const files = ['src', 'test'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true }) as string[]);
    const known = new Set(files.map((path) => basename(path)));
    const named = [...readFileSync(join(root, 'docs/glossary.md'), 'utf8').matchAll(/`([\w.-]+\.ts)`/g)];
    expect(named.length).toBeGreaterThan(20);
    expect(named.flatMap(([, name = '']) => (known.has(name) ? [] : [name]))).toEqual([]);
  });
});

describe('the examples of the docs', () => {
  let client: Client;
  let variables: Record<string, string | null>;

  beforeAll(async () => {
    client = await newSample();
    const { outcomes, cycles } = await client.data<{
      outcomes: { nodes: [{ id: string; metricId: string; children: [{ id: string }] }] };
      cycles: { nodes: [{ id: string }] };
    }>('{ outcomes(first: 1) { nodes { id metricId children { id } } } cycles(first: 1) { nodes { id } } }');
    const [outcome] = outcomes.nodes;
    variables = { outcomeId: outcome.id, metricId: outcome.metricId, id: outcome.children[0].id, after: null };
    variables['cycleId'] = cycles.nodes[0].id;
    const { person, opportunity, participant } = await client.data<
      Record<'person' | 'opportunity' | 'participant', { nodes: { id: string; owner?: { id: string } }[] }>
    >(
      `{ person: treeNodes(first: 1, filter: { hasOwner: true }) { nodes { id owner { id } } }
         opportunity: opportunities(first: 1, filter: { hasEvidence: true }) { nodes { id } }
         participant: participants(first: 1, filter: { consentStatuses: [GIVEN] }) { nodes { id } } }`,
    );
    variables['personId'] = person.nodes[0]?.owner?.id ?? null;
    variables['opportunityId'] = opportunity.nodes[0]?.id ?? null;
    variables['participantId'] = participant.nodes[0]?.id ?? null;
  }, 120_000);

  it.each(examples)('%s', async (_, query) => {
    const named = Object.fromEntries(Object.entries(variables).filter(([name]) => query.includes(`$${name}`)));
    const { data, errors } = await client.ask<Record<string, { userErrors?: object[] } | null>>(query, named);
    expect(errors).toBeUndefined();
    for (const answer of Object.values(data)) expect(answer?.userErrors ?? []).toEqual([]);
  });

  it('answer more than thirty questions, each of which finds something in the sample', async () => {
    const page = readFileSync(join(root, 'docs/guides/questions.md'), 'utf8');
    const asked = [...page.matchAll(/## (\d+\. [^\n]+)\n\n```graphql\n([\s\S]*?)```/g)];
    const without: string[] = [];
    for (const [, question = '', query = ''] of asked) {
      const named = Object.fromEntries(Object.entries(variables).filter(([name]) => query.includes(`$${name}`)));
      if (!findsSomething(await client.data(query, named))) without.push(question);
    }
    expect(asked.length).toBeGreaterThan(30);
    expect(without).toEqual(NOTHING_IN_SAMPLE);
  });

  it('hold a sample with ranked opportunities, solutions and a key result that moves', async () => {
    const answer = await client.data<
      Record<string, { edges: { rank: number; node: { opportunity?: { title: string }; score: { value: number } } }[] }>
    >(
      `query ($id: ID!) {
        opportunityRanking(outcomeId: $id, model: OPPORTUNITY_SIZE, first: 1) { edges { rank node { opportunity { title } score { value } } } }
        solutionRanking(outcomeId: $id, model: RICE, first: 3) { edges { rank node { solution { title } score { value } } } }
      }`,
      { id: variables['outcomeId'] },
    );
    expect(answer['opportunityRanking']?.edges[0]).toMatchObject({ rank: 1, node: { score: { value: 54_000 } } });
    expect(answer['solutionRanking']?.edges.map(({ node }) => node.score.value)).toEqual([3600, 2400, 2240]);
  });

  it('hold a sample with a target, a decision that is due and shaken, and a ballot of either state', async () => {
    const sample = await client.data<{
      outcome: { targetOpportunity: { concerns: string[]; descent: { status: string }[] } };
      decisionsDue: { nodes: object[] };
      decisionsShaken: { nodes: object[] };
      ballots: { nodes: object[] };
    }>(
      `query ($id: ID!) {
        outcome: node(id: $id) { ... on Outcome { targetOpportunity { concerns descent { status } } } }
        decisionsDue { nodes { choice } }
        decisionsShaken { nodes { how sentence } }
        ballots { nodes { outstanding result { order { rank candidate { title } } } } }
      }`,
      { id: variables['outcomeId'] },
    );
    expect(sample.outcome.targetOpportunity.concerns).toEqual([]);
    expect(sample.outcome.targetOpportunity.descent.map(({ status }) => status)).toEqual([
      'DECIDED',
      'DECIDED',
      'UNDECIDED',
      'DECIDED',
    ]);
    expect(sample.decisionsDue.nodes).toHaveLength(1);
    expect(sample.decisionsShaken.nodes).toMatchObject([{ how: 'RE_READ' }]);
    expect(sample.ballots.nodes).toMatchObject([
      { outstanding: 2, result: null },
      { outstanding: 0, result: { order: [{ rank: 1 }, { rank: 2 }, { rank: 3 }] } },
    ]);
  });

  it('hold a sample with two personas who differ, and with what solutions rest on, tested or not', async () => {
    const sample = await client.data<{
      personas: { nodes: { name: string; maturity: string; opportunities: { nodes: object[] } }[] };
      personaOverlap: { pairs: object[] };
      assumptions: { nodes: { statement: string; verdict: string | null; solutions: object[] }[] };
    }>(
      `query ($id: ID!) {
        personas { nodes { name maturity opportunities { nodes { id } } } }
        personaOverlap { pairs { reasons { words } } }
        assumptions(first: 100, filter: { outcomeIds: [$id] }) { nodes { statement verdict solutions { id } } }
      }`,
      { id: variables['outcomeId'] },
    );
    expect(sample.personas.nodes.map(({ maturity }) => maturity)).toEqual(['PARTLY_VERIFIED', 'PARTLY_VERIFIED']);
    for (const { opportunities } of sample.personas.nodes) expect(opportunities.nodes).not.toEqual([]);
    expect(sample.personaOverlap.pairs).toEqual([]);
    expect(sample.assumptions.nodes.map(({ verdict }) => verdict)).toEqual(
      expect.arrayContaining([null, 'SUPPORTED', 'REFUTED']),
    );
    expect(sample.assumptions.nodes[0]).toMatchObject({
      statement: 'Nobody takes a rule for a promise that the food is safe.',
      verdict: null,
    });
  });

  it('hold a sample with a survey and a score from it, Kano answers, an own model, a broken guardrail and an objective for users', async () => {
    const sample = await client.data<Record<string, object>>(
      `query ($id: ID!) {
        opportunityRanking(outcomeId: $id, model: ULWICK, first: 2) { edges { rank node { score { value survey { segment n } } } } }
        ownModels { nodes { name currentVersion { criteria { factor } } } }
        guardrailBreaches { nodes { value sentence } }
        solutionRanking(outcomeId: $id, model: RICE, first: 20) { nodes { solution { kano { overall { n leading } } } } }
        objectives(filter: { cycleStatuses: [CURRENT], focus: USER }) { nodes { quote { persona } keyResults { title } } }
      }`,
      { id: variables['outcomeId'] },
    );
    expect(sample['opportunityRanking']).toMatchObject({
      edges: [
        { rank: 1, node: { score: { survey: { segment: 'allergy at home', n: 24 } } } },
        { rank: 2, node: { score: { survey: { segment: null, n: 40 } } } },
      ],
    });
    expect(sample['ownModels']).toMatchObject({
      nodes: expect.arrayContaining([
        {
          name: 'Relief for families',
          currentVersion: { criteria: [{ factor: 'relief' }, { factor: 'effort' }, { factor: 'upkeep' }] },
        },
      ]) as unknown,
    });
    expect(sample['guardrailBreaches']).toMatchObject({ nodes: [{ value: 16 }] });
    expect(JSON.stringify(sample['solutionRanking'])).toContain('"n":25,"leading":');
    const { nodes } = sample['objectives'] as { nodes: { quote: object | null; keyResults: object[] }[] };
    expect(nodes.find(({ quote }) => quote !== null)).toMatchObject({ keyResults: [{}, {}] });
  });

  it('hold a sample with ten interviews, one of whose words are gone while it goes on to count', async () => {
    const sample = await client.data<{
      interviews: {
        nodes: { redactedAt: string | null; snapshot: { opportunities: object[] }; participants: object[] }[];
      };
      discoveryCadence: { weeks: { touchpoints: number; withTrio: number }[]; daysSinceLast: number };
      outcome: { nextConversations: { target: object | null; suggestions: { participants: object[] }[] } };
    }>(
      `query ($id: ID!) {
        interviews(first: 12) { nodes { redactedAt participants { alias } attendees { role } answers { text } notes
          snapshot { quickFacts memorableQuote { text } experienceSteps { step momentId } opportunities { title } }
          insights(first: 5) { nodes { title body quotes { text } } } } }
        discoveryCadence { weeks { touchpoints withTrio } daysSinceLast }
        outcome: node(id: $id) { ... on Outcome { nextConversations { target { title } suggestions { who participants { alias } } } } }
      }`,
      { id: variables['outcomeId'] },
    );
    expect(sample.interviews.nodes).toHaveLength(10);
    expect(sample.interviews.nodes.filter(({ redactedAt }) => redactedAt !== null)).toMatchObject([
      {
        participants: [{ alias: null }],
        answers: [],
        notes: null,
        insights: { nodes: [{ title: '' }, { title: '' }] },
      },
    ]);
    for (const { snapshot } of sample.interviews.nodes) expect(snapshot.opportunities).not.toEqual([]);
    expect(sample.discoveryCadence.weeks.reduce((sum, { touchpoints }) => sum + touchpoints, 0)).toBe(10);
    expect(sample.discoveryCadence.daysSinceLast).toBeGreaterThanOrEqual(3);
    expect(sample.outcome.nextConversations.target).not.toBeNull();
    expect(sample.outcome.nextConversations.suggestions.flatMap(({ participants }) => participants)).not.toEqual([]);
    const words = ['"Teo"', 'Any pizza', 'at full price', 'when there is a voucher', 'Sees the offer'];
    for (const table of [
      'interview',
      'interview_snapshot',
      'insight',
      'quote',
      'participant',
      'change_log',
      'idempotency_key',
    ]) {
      const rows = await look<{ line: string }>(client, `SELECT to_jsonb(row)::text AS line FROM ${table} AS row`);
      const found = words.filter((word) => rows.some(({ line }) => line.includes(word)));
      expect([table, found]).toEqual([table, []]);
    }
  });

  it('hold a sample that the planner of Postgres knows as soon as it stands', async () => {
    const owner = databaseAs('owner');
    const { rows } = await owner.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples < 0 AND pg_relation_size(oid) > 0`,
    );
    await owner.end();
    // What other specs write meanwhile is none of the sample's.
    const ofSample: string[] = [];
    for (const { relname } of rows)
      if ((await look(client, `SELECT FROM ${relname} LIMIT 1`)).length > 0) ofSample.push(relname);
    expect(ofSample).toEqual([]);
  });

  it('hold a sample of which some work is known to a tracker', async () => {
    const sample = await client.data<object>(
      `{ byExternalRef(system: "tracker", externalId: "SHOP-1042") { ... on Solution { title externalRefs { url state } } } }`,
    );
    expect(sample).toEqual({
      byExternalRef: {
        title: 'Show what is done below, what is left on top',
        externalRefs: [{ url: 'https://tracker.example/SHOP-1042', state: 'In progress' }],
      },
    });
  });

  it('are not to be seen from another workspace', async () => {
    const stranger = await newWorkspace();
    expect(await stranger.data('{ outcomes { nodes { id } } }')).toEqual({ outcomes: { nodes: [] } });
  });
});
