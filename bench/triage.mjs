// Suggestions through the service: how often they are right on the sample, beside the pure functions, and how long one takes.
//   node triage.mjs [--insights 100000] [--opportunities 2000] [--linked 20000] [--halves 5] [--times 200]
import { parseArgs } from 'node:util';
import { dataOf, median, startService } from './processes.mjs';
import { Workspace, answers, readSample } from './suggestions/workspace.mjs';

const { values } = parseArgs({
  options: {
    insights: { type: 'string', default: '100000' },
    opportunities: { type: 'string', default: '2000' },
    linked: { type: 'string', default: '20000' },
    halves: { type: 'string', default: '5' },
    times: { type: 'string', default: '200' },
  },
});
const [insights, opportunities, linked, halves, times] = ['insights', 'opportunities', 'linked', 'halves', 'times'].map(
  (name) => Number(values[name]),
);
const say = (text) => process.stdout.write(`${text}\n`);
const percent = (number) => `${(100 * number).toFixed(1)} %`;
/** Random numbers from a seed (mulberry32), so that a run can be repeated. */
const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
const service = await startService();
try {
  await hits();
  await speed();
} finally {
  await service.stop();
}

async function newWorkspace(name) {
  const { workspaceCreate } = await dataOf(
    service,
    'mutation ($name: String!) { workspaceCreate(input: { name: $name }) { token } }',
    { name },
  );
  return { url: service.url, headers: { authorization: `Bearer ${workspaceCreate.token}` } };
}

async function mutate(served, name, input, selection) {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} userErrors { message path } } }`;
  const answer = (await dataOf(served, query, { input }))[name];
  if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors).slice(0, 1_000));
  return answer;
}

async function ingest(served, items) {
  const ids = [];
  for (let from = 0; from < items.length; from += 500) {
    const input = { sourceSystem: 'bench', items: items.slice(from, from + 500) };
    const { receipts } = await mutate(served, 'insightIngest', input, 'receipts { insightId errors { message } }');
    const bad = receipts.find(({ insightId }) => insightId === null);
    if (bad) throw new Error(JSON.stringify(bad));
    ids.push(...receipts.map(({ insightId }) => insightId));
  }
  return ids;
}

/** The sample's tree and feedback, planted; the same questions as suggestions.mjs asks. */
async function hits() {
  const { opportunities: tree, feedback, nearMisses } = readSample();
  const served = await newWorkspace('sample');
  const { outcome } = await mutate(served, 'outcomeCreate', { title: 'One planned shop' }, 'outcome { id version }');
  const titles = [...new Set(tree.flatMap(({ texts }) => texts.moment ?? []))];
  const map = await mutate(
    served,
    'experienceMapSet',
    { outcomeId: outcome.id, expectedVersion: outcome.version, moments: titles.map((title) => ({ title })) },
    'outcome { experienceMap { id title } }',
  );
  const momentIds = new Map(map.outcome.experienceMap.map(({ id, title }) => [title, id]));
  const idOf = new Map();
  for (const { id, under, texts } of tree) {
    const { opportunity } = await mutate(
      served,
      'opportunityCreate',
      {
        parentId: under.length === 0 ? outcome.id : idOf.get(under.at(-1)),
        title: texts.title,
        description: texts.description,
        momentId: texts.moment === null ? null : momentIds.get(texts.moment),
      },
      'opportunity { id }',
    );
    idOf.set(id, opportunity.id);
  }
  const keyOf = new Map([...idOf].map(([key, id]) => [id, key]));
  const items = [...feedback, ...nearMisses];
  const ids = await ingest(
    served,
    items.map(({ id, texts }) => ({
      externalId: id,
      kind: 'COMMUNITY',
      occurredAt: '2026-01-05',
      title: texts.title,
      quotes: [{ text: texts.body, origin: 'RESTATED' }],
    })),
  );
  const insightOf = new Map(items.map((item, at) => [item, ids[at]]));
  const fits = feedback.filter(({ keys }) => keys[0] !== 'none');
  const misfits = items.filter(({ keys }) => keys[0] === 'none');
  const isHit = answers(tree);
  const suggested = async (asked) => {
    const found = new Map();
    for (let from = 0; from < asked.length; from += 20) {
      const some = asked.slice(from, from + 20);
      const { nodes } = await dataOf(
        served,
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Insight { suggestions { opportunity { id } } } } }',
        { ids: some.map((item) => insightOf.get(item)) },
      );
      nodes.forEach(({ suggestions }, at) =>
        found.set(
          some[at],
          suggestions.map(({ opportunity }) => keyOf.get(opportunity.id)),
        ),
      );
    }
    return found;
  };
  const workspace = new Workspace(tree, items);
  const leaves = tree.filter(({ leaf }) => leaf).map(({ id }) => id);
  const pure = (asked) =>
    new Map(
      asked.map((item) => [
        item,
        workspace.suggestFor(item, leaves).suggestions.map(({ opportunityId }) => opportunityId),
      ]),
    );
  const share = (asked, found, holds) => asked.filter((item) => holds(item, found.get(item))).length / asked.length;
  const figures = (asked, found) => [
    share(asked, found, (item, keys) => keys.some((key) => isHit(item, key))),
    share(asked, found, (_, keys) => keys.length === 0),
    share(misfits, found, (_, keys) => keys.length === 0),
  ];
  const rows = {
    bare: [figures(fits, await suggested([...fits, ...misfits])), figures(fits, pure([...fits, ...misfits]))],
    half: [],
  };
  for (let seed = 1; seed <= halves; seed += 1) {
    const next = chance(seed);
    const shuffled = fits
      .map((each) => [next(), each])
      .sort(([one], [other]) => one - other)
      .map(([, each]) => each);
    const [taught, asked] = [shuffled.slice(0, fits.length / 2), shuffled.slice(fits.length / 2)];
    const pairs = taught.flatMap((item) => item.keys.map((key) => [item, key]));
    const items = pairs.map(([item, key]) => ({ insightId: insightOf.get(item), nodeId: idOf.get(key) }));
    const { results } = await mutate(
      served,
      'evidenceCreate',
      { items },
      'results { evidence { id } userErrors { message } }',
    );
    for (const [item, key] of pairs) workspace.link(item, key);
    const both = [...asked, ...misfits];
    rows.half.push([figures(asked, await suggested(both)), figures(asked, pure(both))]);
    await mutate(served, 'evidenceRemove', { ids: results.map(({ evidence }) => evidence.id) }, 'results { index }');
    for (const [item, key] of pairs) workspace.link(item, key, -1);
  }
  const mean = (which, at) => rows.half.reduce((sum, each) => sum + each[which][at], 0) / rows.half.length;
  say(
    `| ${fits.length} items that fit, ${misfits.length} that fit nowhere | nothing linked: service | pure | half linked: service | pure |`,
  );
  say('|---|---|---|---|---|');
  ['a labelled one among the first three', 'fitting ones left without', 'those that fit nowhere left without'].forEach(
    (name, at) =>
      say(
        `| ${name} | ${percent(rows.bare[0][at])} | ${percent(rows.bare[1][at])} | ${percent(mean(0, at))} | ${percent(mean(1, at))} |`,
      ),
  );
}

/** Made-up insights and opportunities whose words are as unevenly common as those of a language (Zipf). */
async function speed() {
  const random = chance(7);
  const letters = 'bcdfglmnprstvz';
  const made = (at) => `${letters[at % 14]}a${letters[(at >> 3) % 14]}o${letters[(at >> 6) % 14]}u${at.toString(36)}`;
  const word = (most = 20_000) => made(Math.floor(Math.exp(random() * Math.log(most))));
  const words = (count, topic = []) =>
    Array.from({ length: count }, () =>
      topic.length > 0 && random() < 0.4 ? topic[Math.floor(random() * topic.length)] : word(),
    ).join(' ');
  const served = await newWorkspace('large');
  const leaves = [];
  for (let planted = 0; planted < opportunities; planted += 200) {
    const children = Array.from({ length: 200 }, () => {
      const topic = Array.from({ length: 12 }, () => word());
      return { title: words(7, topic), description: words(15, topic), topic };
    });
    const { outcome } = await mutate(
      served,
      'treeCreate',
      { outcome: { title: `Outcome ${planted}`, opportunities: children.map(({ topic: _, ...fields }) => fields) } },
      'outcome { id }',
    );
    const { tree } = await dataOf(
      served,
      'query ($id: ID!) { tree(outcomeId: $id, first: 500) { nodes { id kind title } } }',
      { id: outcome.id },
    );
    const topicOf = new Map(children.map(({ title, topic }) => [title, topic]));
    leaves.push(
      ...tree.nodes
        .filter(({ kind }) => kind === 'OPPORTUNITY')
        .map(({ id, title }) => ({ id, topic: topicOf.get(title) })),
    );
  }
  const item = (at) => {
    const { id, topic } = leaves[Math.floor(random() * leaves.length)];
    const links = at < linked ? [{ nodeId: id }] : [];
    return {
      externalId: `made-${at}`,
      kind: 'SUPPORT',
      occurredAt: '2026-01-05',
      title: words(6, topic),
      body: words(30, topic),
      links,
    };
  };
  const began = performance.now();
  let ids = [];
  for (let from = 0; from < insights; from += 5_000)
    ids = [
      ...ids,
      ...(await ingest(
        served,
        Array.from({ length: Math.min(5_000, insights - from) }, (_, at) => item(from + at)),
      )),
    ];
  const seconds = (performance.now() - began) / 1_000;
  say(
    `\n${insights} insights of 36 words ingested one call after the other, ${linked} linked among ${opportunities} opportunities: ${(insights / seconds).toFixed(0)} a second.`,
  );
  const waiting = ids.slice(linked);
  const asked = () => waiting[Math.floor(random() * waiting.length)];
  const one =
    'query ($id: ID!) { insight: node(id: $id) { ... on Insight { suggestions { score opportunity { title } reasons { word own learnt } earlierLinks { words } } noSuggestionReason } } }';
  const questions = {
    'one suggestion with reasons': () => dataOf(served, one, { id: asked() }),
    'the insight alone': () =>
      dataOf(served, 'query ($id: ID!) { insight: node(id: $id) { ... on Insight { title } } }', { id: asked() }),
    'a page of 20 of the inbox with suggestions': () =>
      dataOf(
        served,
        '{ insights(first: 20, filter: { statuses: [INBOX] }) { nodes { title suggestions { score opportunity { title } } } } }',
      ),
    'those that say the same': () =>
      dataOf(served, 'query ($id: ID!) { node(id: $id) { ... on Insight { similarInsights { similarity } } } }', {
        id: asked(),
      }),
    'a search for two words': () =>
      dataOf(served, 'query ($text: String!) { insightSearch(text: $text) { nodes { snippet } } }', {
        text: `${word()} ${word()}`,
      }),
    'opportunities alike': () =>
      dataOf(
        served,
        'query ($id: ID!) { node(id: $id) { ... on Opportunity { similarOpportunities { similarity } } } }',
        {
          id: leaves[Math.floor(random() * leaves.length)].id,
        },
      ),
    'emerging needs': () => dataOf(served, '{ emergingNeeds { lookedAt needs { words } } }'),
  };
  say('\n| Asked over HTTP, one after the other | median ms | 95th of 100 |\n|---|---|---|');
  for (const [name, ask] of Object.entries(questions)) {
    const spent = [];
    for (let time = 0; time < (name === 'emerging needs' ? Math.min(times, 20) : times); time += 1) {
      const start = performance.now();
      await ask();
      if (time >= 5) spent.push(performance.now() - start);
    }
    const sorted = spent.sort((a, b) => a - b);
    say(`| ${name} | ${median(sorted).toFixed(1)} | ${sorted[Math.floor(sorted.length * 0.95)].toFixed(1)} |`);
  }
}
