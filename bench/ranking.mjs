// Pages of rankings of ten thousand opportunities and of a million, in one database: what they read and how long they take.
// Usage: node ranking.mjs [--outcomes 250] [--each 4000] [--times 40]
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createForest } from '../dist/test/support/forest.js';
import { RankingPlans } from '../dist/test/support/ranking-plans.js';
import { dataOf, median, startService } from './processes.mjs';

const { values: options } = parseArgs({
  options: {
    outcomes: { type: 'string', default: '250' },
    each: { type: 'string', default: '4000' },
    times: { type: 'string', default: '40' },
  },
});
const [outcomes, each, times] = [options.outcomes, options.each, options.times].map(Number);
/** Seven a page, so that the 500th lies within one outcome, too. */
const FIRST = 7;
const FAR = 500;

const QUERY = `query ($outcomeId: ID, $productId: ID, $teamIds: [ID!], $first: Int, $after: String, $filter: RankingFilter) {
  opportunityRanking(model: OPPORTUNITY_SIZE, outcomeId: $outcomeId, productId: $productId, teamIds: $teamIds, first: $first, after: $after, filter: $filter) {
    edges { rank band { firstRank lastRank } node { opportunity { title } score { value steps } } } scanned pageInfo { hasNextPage endCursor }
  }
}`;

const service = await startService();
try {
  const small = await planted('small', 3, 4_000);
  const large = await planted('large', outcomes, each);
  say(`\nOne page holds ${FIRST}; median of ${times} requests one after the other, both workspaces in one database.\n`);
  say(
    `| Ranking of | page | rows read, ${small.size} | rows read, ${large.size} | ms, ${small.size} | ms, ${large.size} |`,
  );
  say('|---|---|---|---|---|---|');
  for (const what of Object.keys(small.scopes))
    for (const page of [1, FAR]) {
      const [one, other] = [await measured(small, what, page), await measured(large, what, page)];
      say(`| ${what} | ${page} | ${one.read} | ${other.read} | ${one.ms} | ${other.ms} |`);
    }
  for (const { served, size, outcomeId } of [small, large]) {
    const filter = { tags: ['rare'] };
    const began = performance.now();
    const { opportunityRanking } = await dataOf(served, QUERY, { first: FIRST, filter });
    const spent = (performance.now() - began).toFixed(0);
    const { scanned, edges, pageInfo } = opportunityRanking;
    say(
      `\n${size}, by a rare tag: ${scanned} looked at, ${edges.length} found, more to come: ${pageInfo.hasNextPage}; ${spent} ms.`,
    );
    const drop = performance.now();
    await dataOf(
      served,
      `mutation ($id: ID!) { outcomeUpdate(input: { id: $id, expectedVersion: 1, status: DROPPED, statusReason: "Measured" }) { userErrors { message } } }`,
      { id: outcomeId },
    );
    say(`${size}, an outcome dropped with all below it: ${(performance.now() - drop).toFixed(0)} ms.`);
  }
  for (const { plans } of [small, large]) await plans.close();
} finally {
  await service.stop();
}

async function planted(name, howMany, opportunitiesEach) {
  const { workspaceCreate } = await dataOf(
    service,
    'mutation ($name: String!) { workspaceCreate(input: { name: $name }) { token } }',
    { name },
  );
  const served = { url: service.url, headers: { authorization: `Bearer ${workspaceCreate.token}` } };
  const { id: workspaceId } = (await dataOf(served, '{ viewer { workspace { id } } }')).viewer.workspace;
  const { productCreate, teamCreate } = await dataOf(
    served,
    'mutation { productCreate(input: { name: "Product" }) { product { id } } teamCreate(input: { name: "Team" }) { team { id } } }',
  );
  const [productId, teamId] = [productCreate.product.id, teamCreate.team.id];
  const owner = new pg.Client({ connectionString: service.ownerUrl });
  await owner.connect();
  const began = performance.now();
  try {
    await owner.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    const forest = { workspaceId, outcomes: howMany, opportunitiesEach, productIds: [productId], teamIds: [teamId] };
    const restore = await unindexed(owner);
    await createForest((text, values) => owner.query(text, [...values]), forest);
    await restore();
    await owner.query('ANALYZE');
  } finally {
    await owner.end();
  }
  const size = `${(howMany * opportunitiesEach).toLocaleString('en')}`;
  process.stderr.write(`${size} planted in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  const { outcomes: found } = await dataOf(served, '{ outcomes(first: 1) { nodes { id } } }');
  const outcomeId = found.nodes[0].id;
  const scopes = {
    'the workspace': { more: {}, condition: 'true' },
    'an outcome': { more: { outcomeId }, condition: `tree_id = '${outcomeId}'` },
    'a product': { more: { productId }, condition: `product_id = '${productId}'` },
    'a team': { more: { teamIds: [teamId] }, condition: `team_id = '${teamId}'` },
    'a status': { more: { filter: { statuses: ['EXPLORING'] } }, condition: `status = 'EXPLORING'` },
  };
  const plans = await RankingPlans.open(service.databaseUrl, workspaceId);
  return { served, size, outcomeId, scopes, plans };
}

/** Takes indexes away while a million rows come in, and references for good: a throw-away database has no use for them. */
async function unindexed(owner) {
  const tables = ['tree_node', 'score', 'ranking_entry'];
  const { rows: references } = await owner.query(
    `SELECT conrelid::regclass::text AS "table", conname AS name FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[])`,
    [tables],
  );
  for (const { table, name } of references) await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  const { rows: indexes } = await owner.query(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
    [tables],
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  return async () => {
    for (const { definition } of indexes) await owner.query(definition);
  };
}

async function measured({ served, scopes, plans }, what, page) {
  const { more, condition } = scopes[what];
  const last = await plans.last(condition, page - 1, FIRST);
  const { read } = await plans.page(more, last, FIRST);
  const after = last && (await plans.cursor(more, last, (page - 1) * FIRST));
  const spent = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    const { opportunityRanking } = await dataOf(served, QUERY, { first: FIRST, after, ...more });
    spent.push(performance.now() - began);
    if (opportunityRanking.edges.length !== FIRST) throw new Error(`${opportunityRanking.edges.length} on a page.`);
    const { rank } = opportunityRanking.edges[0];
    if (rank > (page - 1) * FIRST + 1) throw new Error(`Rank ${rank} on page ${page}.`);
  }
  return { read, ms: median(spent).toFixed(1) };
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
