import type pg from 'pg';
import { ID } from './forest.ts';

/** A workspace of many nodes of all kinds, spread over trees, owners and statuses. */
export interface ListedForest {
  readonly workspaceId: string;
  readonly trees: number;
  /** Nodes below each outcome. */
  readonly nodesEach: number;
  readonly ownerIds: readonly string[];
  readonly teamIds: readonly string[];
  readonly personaIds: readonly string[];
}

const OUTCOME = ID('a', 'tree');
const NODE = ID('b', 'tree * $3::int + number');
const KIND = `(ARRAY['OPPORTUNITY', 'OPPORTUNITY', 'SOLUTION', 'EXPERIMENT', 'EXPERIMENT'])[1 + number % 5]`;
/** Numbers that look like chance and are the same every time. */
const CHANCE = '((tree * $3::int + number)::bigint * 7919 % 100003)::int';
const DAY = (apart: number): string => `date '2026-01-01' + (${CHANCE} * ${apart} % 700)`;

/** Half of what there is belongs to the first owner, and so do the tags, personas and evidence to few. */
const STATEMENTS: readonly string[] = [
  `INSERT INTO tree_revision (workspace_id, tree_id, revision)
   SELECT $1::text::uuid, ${OUTCOME}, 1 + 0 * $3::int FROM generate_series(0, $2::int - 1) AS tree`,
  `INSERT INTO tree_node (workspace_id, id, tree_id, kind, short_key, position, title, status, team_id, version, created_at, updated_at)
   SELECT $1::text::uuid, ${OUTCOME}, ${OUTCOME}, 'OUTCOME', 'F-OUT-' || tree, 'a0', 'Outcome ' || tree, 'ACTIVE',
          ($5::uuid[])[1 + tree % cardinality($5::uuid[])], 1 + 0 * ($3::int + cardinality($4::uuid[])), now(), now()
   FROM generate_series(0, $2::int - 1) AS tree`,
  `INSERT INTO tree_node (workspace_id, id, tree_id, parent_id, kind, short_key, position, title, tags, persona_ids, status, owner_id,
                          archived_at, archived_in_effect, type, due_on, started_on, concluded_on, shipped_on, verdict, version,
                          created_at, updated_at)
   SELECT $1::text::uuid, ${NODE}, ${OUTCOME}, ${OUTCOME}, kind, 'F-' || tree || '-' || number, 'a' || number, 'Node ' || ${CHANCE},
          CASE WHEN number % 500 = 3 THEN '{rare}'::text[] ELSE '{}' END,
          CASE WHEN kind = 'OPPORTUNITY' AND number % 500 = 5 THEN $6::uuid[] ELSE '{}' END,
          CASE kind WHEN 'OPPORTUNITY' THEN CASE number % 32 WHEN 6 THEN 'PARKED' ELSE 'EXPLORING' END
                    WHEN 'SOLUTION' THEN CASE number % 4 WHEN 0 THEN 'SHIPPED' ELSE 'IDEA' END
                    ELSE (ARRAY['RUNNING', 'CONCLUDED', 'PLANNED'])[1 + number % 3] END,
          ($4::uuid[])[CASE number % 2 WHEN 0 THEN 1 ELSE 2 + ${CHANCE} % (cardinality($4::uuid[]) - 1) END],
          CASE number % 20 WHEN 19 THEN now() END, number % 20 = 19,
          CASE kind WHEN 'OPPORTUNITY' THEN CASE WHEN number % 1000 = 1 THEN 'PAIN_POINT' WHEN number % 10 = 0 THEN 'NEED' ELSE 'DESIRE' END END,
          CASE WHEN kind = 'EXPERIMENT' AND number % 3 > 0 THEN ${DAY(3)} END,
          CASE WHEN kind = 'EXPERIMENT' AND number % 3 < 2 THEN ${DAY(5)} END,
          CASE WHEN kind = 'EXPERIMENT' AND number % 3 = 1 THEN ${DAY(7)} END,
          CASE WHEN kind = 'SOLUTION' AND number % 4 = 0 THEN ${DAY(11)} END,
          CASE WHEN kind = 'EXPERIMENT' AND number % 3 = 1 THEN 'REFUTED' END,
          1 + 0 * cardinality($5::uuid[]), now(), now() - make_interval(mins => ${CHANCE})
   FROM (SELECT tree, number, ${KIND} AS kind FROM generate_series(0, $2::int - 1) AS tree
         CROSS JOIN generate_series(0, $3::int - 1) AS number) AS forest`,
  `INSERT INTO search_word (workspace_id, word, node_id, weight)
   SELECT workspace_id, word, id, 0 FROM tree_node CROSS JOIN LATERAL (
     SELECT '#' || tag AS word FROM unnest(tags) AS tag UNION ALL SELECT '@' || persona FROM unnest(persona_ids) AS persona
     UNION ALL SELECT 'node' WHERE kind = 'SOLUTION' UNION ALL SELECT 'seldom' WHERE tags <> '{}'
   ) AS posting WHERE workspace_id = $1::text::uuid`,
];

/** Which of $1 to $6 a statement takes. */
const VALUES = [3, 5, 6, 1] as const;

/** What is taken away while the forest is planted: it takes a third of the time if references are not looked up row by row. */
const REFERENCES = `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop FROM pg_constraint
  WHERE contype = 'f' AND conrelid IN ('tree_node'::regclass, 'search_word'::regclass)`;
const INDEXES = `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
  WHERE tablename = 'tree_node' AND indexname NOT IN (SELECT conname FROM pg_constraint)`;

/** Plants a forest, as the owner of the tables, in a database of the test's own: it comes out without references between nodes. */
export async function createListedForest(owner: pg.Client, forest: ListedForest): Promise<void> {
  const { workspaceId, trees, nodesEach, teamIds, ownerIds, personaIds } = forest;
  const values = [workspaceId, trees, nodesEach, ownerIds, teamIds, personaIds];
  await owner.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
  for (const { drop } of (await owner.query<{ drop: string }>(REFERENCES)).rows) await owner.query(drop);
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(INDEXES);
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  for (const [at, text] of STATEMENTS.entries()) await owner.query(text, values.slice(0, VALUES[at]));
  for (const { definition } of indexes) await owner.query(definition);
  // As after a while in production: plans must hold when Postgres knows what it has, not only when it guesses.
  await owner.query('ANALYZE tree_node, search_word');
}
