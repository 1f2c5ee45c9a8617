// What one caller can do to the others: what dear questions cost beside what they count, what the most expensive refusals
// of every door cost, and how long another workspace waits while one does its worst.
//   node shares.mjs [--insights 12000] [--only weights|refused|neighbours] [--times 5] [--row <pattern of neighbours' rows>]
import { once } from 'node:events';
import { connect } from 'node:net';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { insights, madeUpTexts, newWorkspace, pushLines } from './large-workspace.mjs';
import { plant, TWO_THOUSAND } from './plant.mjs';
import { ask, dataOf, median, processorMs, startService } from './processes.mjs';

const { values: options } = parseArgs({
  options: {
    insights: { type: 'string', default: '12000' },
    times: { type: 'string', default: '5' },
    only: { type: 'string' },
    row: { type: 'string' },
  },
});
const TIMES = Number(options.times);
/** As the settings of the service have it unless they are said. */
const [MOST_ALIASES, COST_PER_MINUTE] = [30, 2_000_000];
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

/** Root fields that take longer than their answers are long, and some that do not. */
async function dearFields(large, outcomeId) {
  const { treeNodes, insights: heard } = await dataOf(
    large,
    '{ treeNodes(first: 1, filter: { kinds: [OPPORTUNITY] }) { nodes { id } } insights(first: 1) { nodes { id } } }',
  );
  const [node, insight] = [treeNodes.nodes[0].id, heard.nodes[0].id];
  const of = (type, id, selection) => `node(id: "${id}") { ... on ${type} { ${selection} } }`;
  return {
    viewer: 'viewer { keyName }',
    emergingNeeds: 'emergingNeeds { lookedAt needs { words } }',
    'similarOpportunities(text)': `similarOpportunities(text: "${words(10)}") { similarity }`,
    insightSearch: `insightSearch(text: "${words(20)}", first: 1) { nodes { snippet } }`,
    search: 'search(text: "figures reports date", first: 1) { nodes { snippet } }',
    'insights.totalCount': 'insights(first: 1) { totalCount }',
    'insights(filter text)': 'insights(first: 1, filter: { text: "zzzzz" }) { nodes { id } }',
    'treeNodes(filter text)': 'treeNodes(first: 1, filter: { text: "zzzzz" }) { nodes { id } }',
    'treeNodes.totalCount': 'treeNodes(first: 1) { totalCount }',
    ingestionHealth: 'ingestionHealth { sourceSystem lagSeconds }',
    sensingHealth: 'sensingHealth { channels { __typename } }',
    discoveryCadence: 'discoveryCadence { weeks { __typename } }',
    discoveryThroughput: 'discoveryThroughput { decided weeks { __typename } }',
    calibration: 'calibration { n }',
    scoringModelBacktest: 'scoringModelBacktest(model: RICE) { __typename }',
    opportunityRanking: 'opportunityRanking(model: OPPORTUNITY_SIZE, first: 1) { edges { rank } }',
    solutionRanking: 'solutionRanking(model: RICE, first: 1) { edges { rank } }',
    outsideView: 'outsideView(model: RICE) { references { __typename } }',
    personaOverlap: 'personaOverlap { compared }',
    keyResultCoverage: 'keyResultCoverage { nodesWithoutKeyResult { nodes { __typename } } }',
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
    'tree, 2,000 nodes': `tree(outcomeId: "${outcomeId}") { nodes { id title kind } }`,
  };
}

async function weights(large, outcomeId) {
  say('\n| Asked | processor time, ms | counts | µs a count |\n|---|---|---|---|');
  for (const [name, field] of Object.entries(await dearFields(large, outcomeId))) {
    const document = `{ ${field} }`;
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

/** Asks a root field under as many aliases as one request may have and pay for; how many, and the document. */
async function manyTimes(large, field) {
  const times = (count) => `{ ${Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ')} }`;
  const { extensions, errors } = await ask(large, times(1));
  if (errors) throw new Error(`${field}: ${JSON.stringify(errors).slice(0, 500)}`);
  const { requested, limit } = extensions.cost;
  const count = Math.min(MOST_ALIASES, Math.floor(limit / requested));
  return { count, cost: count * requested, document: times(count) };
}

/** How long another workspace waits for a trivial answer while one does its worst: the dearest that is accepted. */
async function neighbours(large, small, outcomeId) {
  const NODE =
    'id treeId parentId kind shortKey position title description ownerId tags status statusReason archivedAt version createdAt updatedAt depth archived';
  const all = (count, work) =>
    Promise.all(Array.from({ length: count }, (_, at) => work(at).catch((fault) => ({ errors: [fault] }))));
  const worst = {
    'ten exports that nobody reads': unreadExports,
    '200 writes to one tree': () =>
      all(200, (at) =>
        ask(
          large,
          `mutation { opportunityCreate(input: { parentId: "${outcomeId}", title: "New ${Date.now()}-${at}" }) { userErrors { message } } }`,
        ),
      ),
    '20 pushes of 500': () => all(20, (at) => pushLines(large, insights(500, `push-${Date.now()}-${at}`, words))),
  };
  const asked = {
    ...(await dearFields(large, outcomeId)),
    'suggestions of a page': 'insights(first: 50) { nodes { suggestions { score } similarInsights { similarity } } }',
    'the largest trees': `tree(outcomeId: "${outcomeId}") { nodes { ${NODE} } }`,
    'pages of a ranking':
      'opportunityRanking(model: OPPORTUNITY_SIZE, first: 100) { edges { rank node { score { value steps } } } }',
    'lists of one': 'interviews(first: 1) { nodes { id } }',
    'pages of a search': `insightSearch(text: "${words(20)}", first: 50) { nodes { snippet } }`,
  };
  worst['a thousand small requests at once'] = () => all(1_000, () => ask(large, '{ viewer { keyName } }'));
  // Small as they are sent: lines of nothing, and as many lines that are all rejected as a key may pay for in a minute.
  for (const [name, line, count] of [
    ['empty lines', '\n', 20_000_000],
    ['blank lines', '    \n', 4_000_000],
    ['lines without a field', '{}\n', COST_PER_MINUTE / 25],
  ]) {
    const body = gzipSync(line.repeat(count));
    worst[`${count / 1_000} thousand ${name} in ${(body.length / 1_000).toFixed(1)} kB of gzip, five at once`] = () =>
      all(5, () => pushBody(large, body));
  }
  for (const [name, field] of Object.entries(asked)) {
    const { count, cost, document } = await manyTimes(large, field);
    // No more of them than a key may pay for in a minute.
    const atOnce = Math.min(10, Math.floor(COST_PER_MINUTE / cost));
    worst[`${name}, ${count} times, ${atOnce} at once`] = () => all(atOnce, () => ask(large, document));
  }
  say(
    '\n| While another workspace does | load | questions | refused | median ms | p99 ms | longest ms | p99 just before, beside nothing | its own: answered, refused | took, s |\n|---|---|---|---|---|---|---|---|---|---|',
  );
  for (const [name, work] of Object.entries(worst)) {
    if (options.row !== undefined && !new RegExp(options.row).test(name)) continue;
    let best = null;
    for (let run = 0; run < Math.min(TIMES, 3); run += 1) {
      const quiet = await beside(small, null, 2_000);
      const found = { ...(await beside(small, work)), before: quiet.p99 };
      if (best === null || found.p99 < best.p99) best = found;
      if (best.p99 < 100) break;
    }
    say(
      `| ${name} | ${loadavg()[0].toFixed(1)} | ${best.asked} | ${best.refused} | ${best.median.toFixed(0)} | ${best.p99.toFixed(0)} | ${best.longest.toFixed(0)} | ${best.before.toFixed(0)} | ${best.own} | ${best.seconds.toFixed(1)} |`,
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
    return [];
  }
}

/** Sends lines that are gzipped already, and reads what is said of them. */
async function pushBody(served, body) {
  const response = await fetch(served.url.replace('/graphql', '/ingest/insights?source=bench'), {
    method: 'POST',
    headers: { ...served.headers, 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    body,
  });
  const said = await response.text();
  const { summary, errors } = JSON.parse(said.trim().split('\n').at(-1));
  return { errors: errors ?? (summary.complete ? undefined : [summary.reason]) };
}

/** Another workspace's trivial questions while `work` is done; or for so many milliseconds, where there is none. */
async function beside(small, work, ms = 0) {
  const bystander = new Worker(new URL('bystander.mjs', import.meta.url), { workerData: small });
  await once(bystander, 'message');
  const began = performance.now();
  const told = once(bystander, 'message');
  const answers = work ? await work() : await new Promise((resolve) => setTimeout(() => resolve([]), ms));
  bystander.postMessage('over');
  const [{ took, refused: refusals }] = await told;
  const failed = answers.filter(({ errors }) => errors);
  const reasons = [...new Set(failed.map(({ errors }) => errors[0].extensions?.code ?? String(errors[0])))];
  return {
    asked: took.length,
    refused: refusals,
    median: median(took),
    p99: took[Math.floor(took.length * 0.99)] ?? 0,
    longest: took.at(-1) ?? 0,
    own: `${answers.length - failed.length}, ${failed.length}${reasons.length > 0 ? ` (${reasons.join()})` : ''}`,
    seconds: (performance.now() - began) / 1_000,
  };
}
