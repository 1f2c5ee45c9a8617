import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of words that keep each word once, by their table. */
const LISTS = [
  ['tree_node', 'tags'],
  ['assumption', 'tags'],
  ['insight', 'tags'],
  ['participant', 'segments'],
  ['persona', 'about'],
  ['persona', 'behaviour'],
] as const;
const TABLES = [...new Set<string>([...LISTS.map(([table]) => table), 'search_word'])];

const UNSEEN = "U&'[\\00AD\\200B\\2060\\FEFF]'";
const BLANKS = "U&'[\\\\s\\00A0\\1680\\2000-\\200A\\2028\\2029\\202F\\205F\\3000]+'";
const tidied = (word: string): string =>
  `btrim(regexp_replace(regexp_replace(normalize(${word}, NFC), ${UNSEEN}, '', 'g'), ${BLANKS}, ' ', 'g'))`;
const spelling = (word: string): string => `lower(normalize(${tidied(word)}, NFKC))`;

/**
 * Words of a list are kept once, however they are spelt: those that are stored are folded as new ones are, each in the
 * spelling that comes first. Of nodes, tags are found by their spelling.
 */
export class FoldWords1780000040000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    for (const [table, column] of LISTS)
      await db.query(`
        WITH folded AS (
          SELECT workspace_id, id, ARRAY(
            SELECT word FROM (
              SELECT DISTINCT ON (${spelling('given')}) ${tidied('given')} AS word, place
              FROM unnest(${column}) WITH ORDINALITY AS listed (given, place) ORDER BY ${spelling('given')}, place
            ) AS distinct_words ORDER BY place
          ) AS words FROM ${table} WHERE cardinality(${column}) > 0
        )
        UPDATE ${table} AS row SET ${column} = folded.words FROM folded
        WHERE row.workspace_id = folded.workspace_id AND row.id = folded.id AND row.${column} <> folded.words`);
    await db.query(`
      INSERT INTO search_word (workspace_id, word, node_id, weight)
      SELECT DISTINCT workspace_id, '#' || ${spelling('substr(word, 2)')}, node_id, 0 FROM search_word WHERE word LIKE '#%'
      ON CONFLICT DO NOTHING`);
    await db.query(`DELETE FROM search_word WHERE word LIKE '#%' AND word <> '#' || ${spelling('substr(word, 2)')}`);
    for (const table of TABLES) await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  /** What was folded stays folded: it says the same. Tags of nodes are found by their own spelling again. */
  async down(db: QueryRunner): Promise<void> {
    for (const table of ['tree_node', 'search_word'])
      await db.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await db.query(`DELETE FROM search_word WHERE word LIKE '#%'`);
    await db.query(`
      INSERT INTO search_word (workspace_id, word, node_id, weight)
      SELECT workspace_id, '#' || tag, id, 0 FROM tree_node CROSS JOIN unnest(tags) AS tag ON CONFLICT DO NOTHING`);
    for (const table of ['tree_node', 'search_word']) await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}
