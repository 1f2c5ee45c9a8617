// NDJSON of many insights through the door, beside a plain INSERT … SELECT of the same rows into the same tables, in one
// run on one machine; then the same lines again. Prints rates, their ratio, and how much the memory of the service grew.
// Usage: node ingest.mjs [--insights 200000] [--participants 20000] [--streams 1]
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { processorMs, startService } from './processes.mjs';

const { values: options } = parseArgs({
  options: {
    insights: { type: 'string', default: '200000' },
    participants: { type: 'string', default: '20000' },
    streams: { type: 'string', default: '1' },
  },
});
const [insights, participants, streams] = [options.insights, options.participants, options.streams].map(Number);
/** Tables that an ingestion writes, referred-to ones first. */
const TABLES = [
  'account',
  'participant',
  'participant_identity',
  'insight',
  'quote',
  'evidence',
  'insight_word',
  'change_log',
];
const WORDS = readFileSync(new URL('../src/sample/feedback.ndjson', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .flatMap((line) => JSON.parse(line).quote.split(/\s+/));
const VOCABULARY = [...new Set(WORDS)];

/** Numbers that look like chance and are the same in every run. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function* lines(from, to) {
  const random = chance(42 + from);
  const some = (count) =>
    Array.from({ length: count }, () => VOCABULARY[Math.floor(random() ** 2 * VOCABULARY.length)]).join(' ');
  for (let index = from; index < to; index += 1)
    yield `${JSON.stringify({
      externalId: `ticket-${index}`,
      sourceUpdatedAt: new Date(Date.UTC(2025, 0, 1) + index * 60_000),
      kind: 'SUPPORT',
      occurredAt: new Date(Date.UTC(2025, 0, 1) + index * 60_000),
      title: some(5),
      body: some(25),
      quotes: [{ text: some(12) }],
      participant: { externalId: `person-${Math.floor(random() * participants)}` },
      tags: ['bench'],
    })}\n`;
}

const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** Sends lines as fast as they are taken; answers with the summary. */
function send({ url, headers }, from, to) {
  return new Promise((resolve, reject) => {
    const http = request(url.replace('/graphql', '/ingest/insights?source=desk'), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
    });
    http.on('error', reject);
    http.on('response', async (answer) => {
      let last = '';
      for await (const chunk of answer.setEncoding('utf8')) last = (last + chunk).split('\n').slice(-2).join('\n');
      resolve(JSON.parse(last.trim().split('\n').at(-1)).summary);
    });
    void (async () => {
      let chunk = '';
      for (const line of lines(from, to)) {
        chunk += line;
        if (chunk.length < 60_000) continue;
        if (!http.write(chunk)) await new Promise((drained) => http.once('drain', drained));
        chunk = '';
      }
      http.end(chunk);
    })();
  });
}

async function run(service, what) {
  const before = memoryOf(service.child.pid);
  let most = before;
  const processor = processorSeconds(service);
  const watch = setInterval(() => (most = Math.max(most, memoryOf(service.child.pid))), 100);
  const began = performance.now();
  const share = Math.ceil(insights / streams);
  const summaries = await Promise.all(
    Array.from({ length: streams }, (_, index) =>
      send(service, index * share, Math.min((index + 1) * share, insights)),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  for (const summary of summaries) if (!summary.complete) throw new Error(JSON.stringify(summary));
  const sum = (name) => summaries.reduce((total, each) => total + each[name], 0);
  const statuses = ['created', 'unchanged', 'rejected'].map((name) => `${name} ${sum(name)}`).join(', ');
  row(what, seconds, processorSeconds(service, processor), (most - before).toFixed(0), statuses);
  return seconds;
}

/**
 * The same rows into the same tables by one INSERT … SELECT a table, in one transaction, as the application's role under
 * row-level security; indexes, foreign keys and what the planner knows of the tables are the same.
 */
async function plain(service) {
  const owner = await connected(service.ownerUrl);
  const { rows } = await owner.query(
    `SELECT table_name AS name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
     FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ANY($1) AND is_identity = 'NO' GROUP BY table_name`,
    [TABLES],
  );
  const tables = rows.sort((one, other) => TABLES.indexOf(one.name) - TABLES.indexOf(other.name));
  // Forced row-level security holds for the owner, too.
  await owner.query(`SELECT set_config('app.workspace_id', $1, false)`, [service.workspaceId]);
  for (const { name, columns } of tables) {
    await owner.query(`CREATE UNLOGGED TABLE stage_${name} AS SELECT ${columns} FROM "${name}"`);
    await owner.query(`GRANT SELECT ON stage_${name} TO PUBLIC`);
    // Statistics of columns outlive what follows, so that no reference is checked by the wrong index.
    await owner.query(`ANALYZE "${name}"; ANALYZE stage_${name}`);
  }
  await owner.query(`TRUNCATE ${tables.map(({ name }) => `"${name}"`).join(', ')} CASCADE`);
  await owner.end();
  const application = await connected(service.databaseUrl);
  const processor = processorSeconds(service);
  const began = performance.now();
  await application.query('BEGIN');
  await application.query(`SELECT set_config('app.workspace_id', $1, true)`, [service.workspaceId]);
  const took = [];
  for (const { name, columns } of tables) {
    const from = performance.now();
    await application.query(`INSERT INTO "${name}" (${columns}) SELECT ${columns} FROM stage_${name}`);
    took.push(`${name} ${((performance.now() - from) / 1000).toFixed(1)}`);
  }
  const from = performance.now();
  await application.query('COMMIT');
  took.push(`COMMIT ${((performance.now() - from) / 1000).toFixed(1)}`);
  const seconds = (performance.now() - began) / 1000;
  row('INSERT … SELECT of the same rows', seconds, processorSeconds(service, processor), '–', took.join(', '));
  await application.end();
  return seconds;
}

async function connected(connectionString) {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Processor time of the service and of Postgres, since an earlier look if there was one. */
function processorSeconds({ child, databaseProcessId }, since = { node: 0, postgres: 0 }) {
  const [node, postgres] = [processorMs(child.pid), processorMs(databaseProcessId)].map((ms) => ms / 1000);
  return { node: node - since.node, postgres: postgres - since.postgres };
}

function row(what, seconds, { node, postgres }, grown, remark) {
  const [perSecond, load] = [Math.round(insights / seconds), loadavg()[0].toFixed(1)];
  console.log(
    `| ${what} | ${seconds.toFixed(1)} | ${perSecond} | ${node.toFixed(1)} + ${postgres.toFixed(1)} | ${grown} | ${load} | ${remark} |`,
  );
}

const service = await startService();
try {
  console.log(`Node ${process.version}, ${availableParallelism()} cores, ${insights} insights, ${streams} stream(s)\n`);
  console.log(
    '| Run | seconds | insights a second | processor: service + Postgres, s | memory grown, MB | load | |\n|---|---|---|---|---|---|---|',
  );
  const ours = await run(service, 'NDJSON, all new');
  const again = await run(service, 'NDJSON, the same again');
  const theirs = await plain(service);
  console.log(
    `\nRate beside INSERT … SELECT: ${(theirs / ours).toFixed(2)}; the second time ${(ours / again).toFixed(1)} × as fast as the first.`,
  );
} finally {
  await service.stop();
}
