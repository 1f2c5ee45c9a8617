import type pg from 'pg';

/** What follows from others, or belongs to other kinds of nodes, so that no merge of opportunities takes it along; each with the reason. */
export const NOT_CARRIED: Readonly<Record<string, string>> = {
  'guardrail.outcome_id': 'Guardrails are of outcomes.',
  'interview.outcome_id': 'Interviews are held for outcomes.',
  'kano_answer.solution_id': 'Kano answers are of solutions, which move as children.',
  'moment.outcome_id': 'Maps are of outcomes.',
  'opportunity_profile.opportunity_id': 'Words of the node and of its evidence, counted anew.',
  'opportunity_merge.into_id': 'Tells of a merge, which stands as it was made.',
  'opportunity_merge.merged_id': 'Tells of a merge, which stands as it was made.',
  'ranking_entry.node_id': 'Ranked anew by the scores.',
  'search_word.node_id': 'Words of the node, which stay with it.',
  'target_opportunity.outcome_id': 'The outcome of a target is no opportunity.',
};
/** Columns that name a node without a foreign key. */
const WITHOUT_KEY = [
  { table: 'external_ref', column: 'entity_id' },
  { table: 'evidence', column: 'target_id' },
];
/** Column with the id by which a payload names a row, where that is not the row's own. */
const NAMED_BY: Readonly<Record<string, string>> = {
  assumption_node: 'assumption_id',
  ballot_candidate: 'ballot_id',
  decision_node: 'decision_id',
};

/** A row that names a node. */
export interface Attached {
  /** Table and column in which the node is named. */
  readonly place: string;
  readonly id: string;
  /** Id by which a payload names it. */
  readonly name: string;
  readonly nodeId: string;
}

/** Every column that names a node, `<table>.<column>`, as the catalogue tells it. */
export async function nodeColumns(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query<{ place: string }>(
    `SELECT conrelid::regclass || '.' || attname AS place
     FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[cardinality(conkey)]
     WHERE contype = 'f' AND confrelid = 'tree_node'::regclass ORDER BY 1`,
  );
  return [...rows.map(({ place }) => place), ...WITHOUT_KEY.map(({ table, column }) => `${table}.${column}`)];
}

/** Every row that names a node, but for what is not carried. */
export async function attachedRows(db: pg.Client): Promise<Attached[]> {
  const found: Attached[] = [];
  for (const place of (await nodeColumns(db)).filter((each) => !(each in NOT_CARRIED))) {
    const [table = '', column = ''] = place.split('.');
    const { rows } = await db.query<Omit<Attached, 'place'>>(
      `SELECT id, ${NAMED_BY[table] ?? 'id'} AS name, ${column} AS "nodeId" FROM ${table} WHERE ${column} IS NOT NULL`,
    );
    found.push(...rows.map((row) => ({ place, ...row })));
  }
  const { rows: snapshots } = await db.query<Omit<Attached, 'place'>>(
    `SELECT id || '/' || at AS id, id AS name, node_id AS "nodeId"
     FROM interview_snapshot, unnest(opportunity_ids) WITH ORDINALITY AS named (node_id, at)`,
  );
  return [...found, ...snapshots.map((row) => ({ place: 'interview_snapshot.opportunity_ids', ...row }))];
}

/**
 * What a merge has lost without a word: rows that named the merged node, and now neither name the one that stays nor are
 * named in the payload.
 */
export function lostUnnamed(
  before: readonly Attached[],
  after: readonly Attached[],
  { fromId, intoId, named }: { readonly fromId: string; readonly intoId: string; readonly named: ReadonlySet<string> },
): string[] {
  const now = new Map(after.map((row) => [`${row.place}/${row.id}`, row.nodeId]));
  const held = new Set(after.map(({ place, name, nodeId }) => `${place}/${name}/${nodeId}`));
  return before.flatMap(({ place, id, name, nodeId }) => {
    if (named.has(name)) return [];
    // A list that names both names the one that stays once, at another place.
    const isAt = now.get(`${place}/${id}`) ?? 'nothing';
    const wanted = nodeId === fromId ? intoId : nodeId;
    return isAt === wanted || held.has(`${place}/${name}/${wanted}`)
      ? []
      : [`${place} ${id} is at ${isAt}, not at ${wanted}`];
  });
}

/** Entries of the log that have the version of another entry of the same thing, for things that count their versions. */
export async function doubledVersions(db: pg.Client): Promise<object[]> {
  const { rows } = await db.query<object>(
    `SELECT entity_type, entity_id, entity_version, count(*) FROM change_log AS entry
     WHERE EXISTS (SELECT FROM change_log AS counted WHERE counted.entity_id = entry.entity_id AND counted.image ? 'version')
     GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  );
  return rows;
}

/** Rows of things that count their versions, of which the log's last entry says something else. */
export async function unloggedNodes(db: pg.Client): Promise<object[]> {
  const { rows } = await db.query<object>(
    `SELECT node.id, node.version, last.entity_version, node.moment_id, last.image->>'moment_id' AS logged FROM tree_node AS node
     CROSS JOIN LATERAL (SELECT entity_version, image FROM change_log WHERE entity_id = node.id ORDER BY seq DESC LIMIT 1) AS last
     WHERE last.entity_version <> node.version OR last.image->>'moment_id' IS DISTINCT FROM node.moment_id::text
       OR last.image->>'parent_id' IS DISTINCT FROM node.parent_id::text OR last.image->>'tree_id' <> node.tree_id::text`,
  );
  return rows;
}
