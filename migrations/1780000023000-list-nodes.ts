import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days by which nodes are sorted, each with the kind that has it. */
const DAYS = [
  ['due_on', 'EXPERIMENT'],
  ['started_on', 'EXPERIMENT'],
  ['concluded_on', 'EXPERIMENT'],
  ['shipped_on', 'SOLUTION'],
] as const;

/** Two keys of each day, so that nodes without one come last whichever way a list runs. */
const ENDS = [
  ['rising', 'infinity'],
  ['falling', '-infinity'],
] as const;

const KEYS = DAYS.flatMap(([day, kind]) => ENDS.map(([way, end]) => ({ day, kind, key: `${day}_${way}`, end })));

/** Indexes of what an outcome names; nodes of other kinds name nothing of the sort. */
const REFERENCES = ['product_id', 'team_id', 'metric_id'] as const;

/** Lets lists of nodes be sorted and filtered from indexes: keys to sort by, and whether a node is archived in effect. */
export class ListNodes1780000023000 implements MigrationInterface {
  name = 'ListNodes1780000023000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE tree_node
        ADD COLUMN archived_in_effect boolean NOT NULL DEFAULT false,
        ADD COLUMN title_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (lower(title)) STORED,
        ${KEYS.map(({ day, kind, key, end }) => `ADD COLUMN ${key} date GENERATED ALWAYS AS (CASE WHEN kind = '${kind}' THEN COALESCE(${day}, '${end}') END) STORED`).join(', ')};

      -- The owner sees no rows while row-level security is forced.
      ALTER TABLE tree_node NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE search_word NO FORCE ROW LEVEL SECURITY;
      WITH RECURSIVE below AS (
        SELECT workspace_id, id FROM tree_node WHERE archived_at IS NOT NULL
        UNION
        SELECT child.workspace_id, child.id FROM below
        JOIN tree_node AS child ON child.workspace_id = below.workspace_id AND child.parent_id = below.id
      )
      UPDATE tree_node SET archived_in_effect = true FROM below
      WHERE tree_node.workspace_id = below.workspace_id AND tree_node.id = below.id;
      -- Tags and personas stand among the words, behind a sign that no word begins with.
      INSERT INTO search_word (workspace_id, word, node_id, weight)
        SELECT DISTINCT workspace_id, '#' || tag, id, 0 FROM tree_node CROSS JOIN unnest(tags) AS tag
        UNION ALL
        SELECT DISTINCT workspace_id, '@' || persona_id, id, 0 FROM tree_node CROSS JOIN unnest(persona_ids) AS persona_id;
      ALTER TABLE tree_node FORCE ROW LEVEL SECURITY;
      ALTER TABLE search_word FORCE ROW LEVEL SECURITY;

      DROP INDEX tree_node_workspace_id_kind_id_idx;
      CREATE INDEX tree_node_workspace_id_kind_archived_in_effect_id_idx
        ON tree_node (workspace_id, kind, archived_in_effect, id);
      CREATE INDEX tree_node_kind_archived_in_effect_updated_at_id_idx
        ON tree_node (workspace_id, kind, archived_in_effect, updated_at, id);
      CREATE INDEX tree_node_workspace_id_kind_archived_in_effect_title_key_id_idx
        ON tree_node (workspace_id, kind, archived_in_effect, title_key, id);
      CREATE INDEX tree_node_workspace_id_kind_status_id_idx ON tree_node (workspace_id, kind, status, id);
      CREATE INDEX tree_node_workspace_id_owner_id_kind_id_idx ON tree_node (workspace_id, owner_id, kind, id);
      ${REFERENCES.map((column) => `CREATE INDEX tree_node_workspace_id_${column}_id_idx ON tree_node (workspace_id, ${column}, id) WHERE ${column} IS NOT NULL;`).join('\n')}
      ${KEYS.map(({ kind, key }) => `CREATE INDEX ${indexName(key)} ON tree_node (workspace_id, archived_in_effect, ${key}, id) WHERE kind = '${kind}';`).join('\n')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX tree_node_workspace_id_owner_id_kind_id_idx, tree_node_workspace_id_kind_status_id_idx,
        ${REFERENCES.map((column) => `tree_node_workspace_id_${column}_id_idx`).join(', ')};
      ALTER TABLE tree_node DROP COLUMN archived_in_effect, DROP COLUMN title_key,
        ${KEYS.map(({ key }) => `DROP COLUMN ${key}`).join(', ')};
      CREATE INDEX tree_node_workspace_id_kind_id_idx ON tree_node (workspace_id, kind, id);
      ALTER TABLE search_word NO FORCE ROW LEVEL SECURITY;
      DELETE FROM search_word WHERE word LIKE '#%' OR word LIKE '@%';
      ALTER TABLE search_word FORCE ROW LEVEL SECURITY;
    `);
  }
}

/** A name that would be longer than Postgres keeps leaves out the workspace, which leads every index. */
function indexName(key: string): string {
  const name = `tree_node_workspace_id_archived_in_effect_${key}_id_idx`;
  return name.length > 63 ? name.replace('_workspace_id_', '_') : name;
}
