// What one caller can do to the others: what dear questions cost beside what they count, what the most expensive refusals
// of every door cost, and how long another workspace waits while one does its worst.
//   node shares.mjs [--insights 12000] [--only weights|refused|neighbours] [--times 5]
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { insights, madeUpTexts, newWorkspace, pushLines } from './large-workspace.mjs';
import { plant, TWO_THOUSAND } from './plant.mjs';
import { ask, dataOf, median, processorMs, startService } from './processes.mjs';

const { values: options } = parseArgs({
  options: {
    insights: { type: 'string', default: '12000' },
    times: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
const TIMES = Number(options.times);
const say = (line) => process.stdout.write(`${line}\n`);
const words = madeUpTexts(7);
const service = await startService();
const pids = [service.child.pid, service.databaseProcessId];
try {
  const large = await newWorkspace(service, 'large');
  const small = await newWorkspace(service, 'small');
  const outcomeId = await plant(large, TWO_THOUSAND);
  const wanted = (part) => options.only === undefined || options.only === part;
  if (wanted('refused')) await refused(large);
  if (wanted('weights') || wanted('neighbours'))
    await pushLines(large, insights(Number(options.insights), 'heard', words));
  if (wanted('weights')) await weights(large, outcomeId);
  if (wanted('neighbours')) await neighbours(large, small, outcomeId);
} finally {
  await service.stop();
}

/** Processor time of the service and Postgres for one run of `work`: the middle of several. */
async function processor(work, of = pids) {
  await work();
  const spent = [];
  for (let time = 0; time < TIMES; time += 1) {
    const before = processorMs(...of);
    for (let again = 0; again < 3; again += 1) await work();
    spent.push((processorMs(...of) - before) / 3);
  }
  return median(spent);
}

async function weights(large, outcomeId) {
  const { treeNodes, insights: heard } = await dataOf(
    large,
    '{ treeNodes(first: 1, filter: { kinds: [OPPORTUNITY] }) { nodes { id } } insights(first: 1) { nodes { id } } }',
  );
  const [node, insight] = [treeNodes.nodes[0].id, heard.nodes[0].id];
  const of = (type, id, selection) => `{ node(id: "${id}") { ... on ${type} { ${selection} } } }`;
  const documents = {
    viewer: '{ viewer { keyName } }',
    emergingNeeds: '{ emergingNeeds { lookedAt needs { words } } }',
    'similarOpportunities(text)': `{ similarOpportunities(text: "${words(10)}") { similarity } }`,
    insightSearch: `{ insightSearch(text: "${words(5)}", first: 1) { nodes { snippet } } }`,
    search: '{ search(text: "figures reports date", first: 1) { nodes { snippet } } }',
    'insights.totalCount': '{ insights(first: 1) { totalCount } }',
    'insights(filter text)': '{ insights(first: 1, filter: { text: "zzzzz" }) { nodes { id } } }',
    'treeNodes(filter text)': '{ treeNodes(first: 1, filter: { text: "zzzzz" }) { nodes { id } } }',
    'treeNodes.totalCount': '{ treeNodes(first: 1) { totalCount } }',
    ingestionHealth: '{ ingestionHealth { items: sourceSystem } }',
    sensingHealth: '{ sensingHealth { from } }',
    discoveryCadence: '{ discoveryCadence { from } }',
    discoveryThroughput: '{ discoveryThroughput { from } }',
    calibration: '{ calibration { __typename } }',
    scoringModelBacktest: '{ scoringModelBacktest(model: RICE) { __typename } }',
    opportunityRanking: '{ opportunityRanking(model: OPPORTUNITY_SIZE, first: 1) { edges { rank } } }',
    solutionRanking: '{ solutionRanking(model: RICE, first: 1) { edges { rank } } }',
    outsideView: '{ outsideView(model: RICE) { __typename } }',
    personaOverlap: '{ personaOverlap { __typename } }',
    keyResultCoverage: '{ keyResultCoverage { __typename } }',
    'Insight.suggestions': of('Insight', insight, 'suggestions { score }'),
    'Insight.similarInsights': of('Insight', insight, 'similarInsights { similarity }'),
    'Opportunity.similarOpportunities': of('Opportunity', node, 'similarOpportunities { similarity }'),
    'Opportunity.lineage': of('Opportunity', node, 'lineage { __typename }'),
    'Outcome.rankingComparison': of(
      'Outcome',
      outcomeId,
      'rankingComparison(kind: OPPORTUNITY, models: [OPPORTUNITY_SIZE, WEIGHTED]) { compared }',
    ),
    'Outcome.nextConversations': of('Outcome', outcomeId, 'nextConversations { __typename }'),
    'tree, 2,000 nodes': `{ tree(outcomeId: "${outcomeId}") { nodes { id title kind } } }`,
  };
  say('\n| Asked | processor time, ms | counts | µs a count |\n|---|---|---|---|');
  for (const [name, document] of Object.entries(documents)) {
    const { errors, extensions } = await ask(large, document);
    if (errors) {
      say(`| ${name} | ${errors[0].message.slice(0, 120)} | | |`);
      continue;
    }
    const ms = await processor(() => ask(large, document));
    const { requested } = extensions.cost;
    say(`| ${name} | ${ms.toFixed(1)} | ${requested} | ${((ms * 1_000) / requested).toFixed(0)} |`);
  }
}

/** The dearest that is refused, at each door, as it is and with gzip. */
async function refused(large) {
  const fill = (count, text) => Array.from({ length: count }, (_, at) => text(at)).join();
  const variables = {
    'list elements': `{"a":[${fill(1_900_000, () => '1')}]}`,
    names: `{${fill(350_000, (at) => `"k${at}":1`)}}`,
    'nested lists': `{"a":${'['.repeat(3_900_000)}`,
    'a text': `{"a":"${'x'.repeat(3_900_000)}"}`,
    'a text of escapes': `{"a":"${'\\"'.repeat(1_900_000)}"}`,
    'many lists within the limits': `{"a":[${fill(900, () => `[${fill(2_000, () => '1')}]`)}]}`,
    'values within the limits': `{"a":[${fill(19, () => `[${fill(4_900, () => '{}')}]`)}]}`,
    'unknown fields': `{"input":{"title":"x",${fill(4_900, (at) => `"unknown${at}":{"a":1}`)}}}`,
    'a list far too long': `{"input":{"title":"x","tags":[${fill(4_900, () => '{"a":1}')}]}}`,
    'a number': `{"a":${'9'.repeat(3_900_000)}}`,
    'no JSON': '{"a":tru'.padEnd(3_900_000, ' '),
  };
  const query = 'mutation ($input: OutcomeCreateInput!) { outcomeCreate(input: $input) { userErrors { message } } }';
  const doors = {
    '/graphql': (inner) => ['/graphql', 'application/json', `{"query":${JSON.stringify(query)},"variables":${inner}}`],
    'one insight': (inner) => ['/ingest/insights?source=bench', 'application/json', inner],
    'a line': (inner) => [
      '/ingest/insights?source=bench',
      'application/x-ndjson',
      inner.replace('"a":', '"quotes":').slice(0, 1_990_000),
    ],
  };
  say('\n| Refused at | what | processor time of the service, ms | with gzip | answer |\n|---|---|---|---|---|');
  for (const [door, bodyOf] of Object.entries(doors))
    for (const [name, inner] of Object.entries(variables)) {
      const [path, type, body] = bodyOf(inner);
      let answer;
      const send = (sent, coding) => async () => {
        const response = await fetch(service.url.replace('/graphql', path), {
          method: 'POST',
          headers: { ...large.headers, 'content-type': type, ...coding },
          body: sent,
        });
        answer = await response.text();
      };
      const plain = await processor(send(body, {}), [service.child.pid]);
      const zipped = await processor(send(gzipSync(body), { 'content-encoding': 'gzip' }), [service.child.pid]);
      const said = /"message":"((?:[^"\\]|\\.)*)"/.exec(answer)?.[1] ?? answer;
      say(`| ${door} | ${name} | ${plain.toFixed(0)} | ${zipped.toFixed(0)} | ${said.slice(0, 70)} |`);
    }
}

/** How long another workspace waits for a trivial answer while one does its worst. */
async function neighbours(large, small, outcomeId) {
  const times = (count, text) => Array.from({ length: count }, (_, at) => text(at)).join(' ');
  const NODE =
    'id treeId parentId kind shortKey position title description ownerId tags status statusReason archivedAt version createdAt updatedAt depth archived';
  const all = (count, work) => Promise.all(Array.from({ length: count }, (_, at) => work(at).catch(() => undefined)));
  const worst = {
    nothing: () => new Promise((resolve) => setTimeout(resolve, 5_000)),
    'ten exports that nobody reads': unreadExports,
    '200 writes to one tree': () =>
      all(200, (at) =>
        ask(
          large,
          `mutation { opportunityCreate(input: { parentId: "${outcomeId}", title: "New ${Date.now()}-${at}" }) { userErrors { message } } }`,
        ),
      ),
    '20 pushes of 500': () => all(20, (at) => pushLines(large, insights(500, `push-${Date.now()}-${at}`, words))),
    'emerging needs by alias, ten at once': () =>
      all(10, () => ask(large, `{ ${times(30, (at) => `a${at}: emergingNeeds { lookedAt }`)} }`)),
    'suggestions of a page, ten at once': () =>
      all(10, () =>
        ask(large, '{ insights(first: 50) { nodes { suggestions { score } similarInsights { similarity } } } }'),
      ),
    'the largest trees, ten at once': () =>
      all(10, () =>
        ask(large, `{ ${times(2, (at) => `t${at}: tree(outcomeId: "${outcomeId}") { nodes { ${NODE} } }`)} }`),
      ),
    'rankings by alias, ten at once': () =>
      all(10, () =>
        ask(
          large,
          `{ ${times(30, (at) => `a${at}: opportunityRanking(model: OPPORTUNITY_SIZE, first: 100) { edges { rank node { score { value steps } } } }`)} }`,
        ),
      ),
    'searches by alias, ten at once': () =>
      all(10, () =>
        ask(
          large,
          `{ ${times(30, (at) => `a${at}: insightSearch(text: "${words(20)}", first: 50) { nodes { snippet } }`)} }`,
        ),
      ),
  };
  say(
    '\n| While another workspace does | questions | refused | median ms | p99 ms | longest ms | its own answers took, s |\n|---|---|---|---|---|---|---|',
  );
  for (const [name, work] of Object.entries(worst)) {
    let best = null;
    for (let run = 0; run < Math.min(TIMES, 3); run += 1) {
      const found = await beside(small, work);
      if (best === null || found.p99 < best.p99) best = found;
    }
    say(
      `| ${name} | ${best.asked} | ${best.refused} | ${best.median.toFixed(0)} | ${best.p99.toFixed(0)} | ${best.longest.toFixed(0)} | ${best.seconds.toFixed(1)} |`,
    );
  }

  async function unreadExports() {
    const { hostname, port } = new URL(service.url);
    const sockets = Array.from({ length: 10 }, () => {
      const socket = connect(Number(port), hostname)
        .pause()
        .on('error', () => undefined);
      socket.write(
        `GET /export HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: ${large.headers.authorization}\r\n\r\n`,
      );
      return socket;
    });
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    for (const socket of sockets) socket.destroy();
  }
}

async function beside(small, work) {
  const took = [];
  let refusals = 0;
  let isOver = false;
  const began = performance.now();
  const watch = (async () => {
    const pending = [];
    while (!isOver) {
      const at = performance.now();
      pending.push(
        ask(small, '{ viewer { keyName } }').then(({ errors }) => {
          took.push(performance.now() - at);
          if (errors) refusals += 1;
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await Promise.all(pending);
  })();
  await work();
  isOver = true;
  await watch;
  took.sort((one, other) => one - other);
  return {
    asked: took.length,
    refused: refusals,
    median: median(took),
    p99: took[Math.floor(took.length * 0.99)] ?? 0,
    longest: took.at(-1) ?? 0,
    seconds: (performance.now() - began) / 1_000,
  };
}
