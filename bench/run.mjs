// Our service beside PostGraphile 5: same tables, same Node, same questions, in turns. Prints ratios, ours ÷ theirs.
// Usage: node run.mjs [--rounds 3] [--seconds 8] [--connections 8]
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { plant, THOUSAND } from './plant.mjs';
import { dataOf, median, processorMs, start, startService } from './processes.mjs';
import { contentOf, questions } from './questions.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '8' },
  },
});
const [rounds, seconds, connections] = [options.rounds, options.seconds, options.connections].map(Number);

const service = await startService();
try {
  const outcomeId = await plant(service, THOUSAND);
  const peer = start(['bench/peer.mjs', service.databaseUrl, service.workspaceId], { GRAPHILE_ENV: 'production' });
  try {
    const theirs = { child: peer.child, url: `${await peer.says(/^Peer\s+(\S+)$/)}/graphql` };
    await compare({ ours: service, theirs }, outcomeId);
  } finally {
    await peer.stop();
  }
} finally {
  await service.stop();
}

async function compare(sides, outcomeId) {
  const { tree } = await dataOf(service, 'query ($id: ID!) { tree(outcomeId: $id) { nodes { id } } }', {
    id: outcomeId,
  });
  const ids = { outcomeId, nodeId: tree.nodes[500].id, workspaceId: service.workspaceId };
  say(`Node ${process.version}, ${availableParallelism()} cores, ${connections} connections,`);
  say(`${rounds} rounds of ${seconds} s a side, in turns. Ratios are ours ÷ PostGraphile's: median (least–most).\n`);
  say('| Question | answers a second | p50 | p99 | processor time an answer |\n|---|---|---|---|---|');
  for (const question of questions(ids)) {
    await checkEqual(sides, question);
    for (const side of ['ours', 'theirs']) await load(sides[side], question[side], Math.min(seconds, 4));
    const measured = [];
    for (let round = 0; round < rounds; round += 1) {
      // Who begins changes from round to round, so that neither always follows the other.
      const order = round % 2 === 0 ? ['ours', 'theirs'] : ['theirs', 'ours'];
      const figures = {};
      for (const side of order) figures[side] = await load(sides[side], question[side], seconds);
      measured.push(figures);
    }
    const ratios = (name) => shown(measured.map(({ ours, theirs }) => ours[name] / theirs[name]));
    say(
      `| ${question.name} | ${ratios('perSecond')} | ${ratios('p50')} | ${ratios('p99')} | ${ratios('processorMs')} |`,
    );
    for (const { ours, theirs } of measured)
      process.stderr.write(`  ${JSON.stringify(ours)} | ${JSON.stringify(theirs)}\n`);
  }
}

/** Both sides must say the same of the same nodes before it means anything to time them. */
async function checkEqual(sides, question) {
  const contents = [];
  for (const side of ['ours', 'theirs']) {
    const { query, variables, nodesOf } = question[side];
    const nodes = nodesOf(await dataOf(sides[side], query, variables));
    if (nodes.length !== question.nodes) throw new Error(`${side}: ${nodes.length} nodes for ${question.name}`);
    contents.push(contentOf(nodes));
  }
  if (contents[0] !== contents[1])
    throw new Error(`The answers differ: ${contents.map((content) => content.slice(0, 500)).join('\n')}`);
}

/** @param {import('./processes.mjs').Served} served */
async function load({ url, headers, child }, { query, variables }, duration) {
  const before = processorMs(child.pid, service.databaseProcessId);
  const { requests, latency, errors, timeouts, non2xx } = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    connections,
    duration,
  });
  if (errors + timeouts + non2xx > 0) throw new Error(`${errors} errors, ${timeouts} timeouts, ${non2xx} refused`);
  return {
    perSecond: requests.total / duration,
    p50: latency.p50,
    p99: latency.p99,
    processorMs: (processorMs(child.pid, service.databaseProcessId) - before) / requests.total,
  };
}

function shown(ratios) {
  const figures = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
  return `**${figures[0]}** (${figures[1]}–${figures[2]})`;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
