import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that hold digests, and the part of them that is a digest without a key. */
const DIGESTS = [
  ['erased_identity', 'digest', 'digest'],
  ['insight', 'content_hash', 'content_hash'],
  ['insight', 'participant_digest', 'participant_digest'],
  ['survey_answer', 'respondent', 'respondent'],
  ['survey_answer', 'natural_key', 'natural_key'],
  ['kano_answer', 'respondent', 'respondent'],
  ['kano_answer', 'natural_key', 'natural_key'],
] as const;
/** Tables whose rows a source names, and those of erased participants: of the name a digest is left. */
const ERASED = 'SELECT id FROM participant WHERE erased_at IS NOT NULL';
const NAMES = [
  ['insight', `insight.participant_id IN (${ERASED})`],
  [
    'interview',
    `interview.external_id IS NOT NULL AND interview.id IN (SELECT interview_id FROM interview_guest WHERE participant_id IN (${ERASED}))`,
  ],
] as const;
const TABLES = [
  'workspace',
  'quote',
  'interview',
  'interview_guest',
  'participant',
  ...new Set(DIGESTS.map(([table]) => table)),
];

/**
 * Gives every workspace a random key, and puts its digests of names and words under it (HMAC-SHA256 of the digest that
 * stood there): without the key nobody can try out what a digest stands for.
 */
export class KeyDigests1780000031000 implements MigrationInterface {
  name = 'KeyDigests1780000031000';

  async up(db: QueryRunner): Promise<void> {
    // The functions are those of the session: they end with it.
    await db.query(`
      ALTER TABLE workspace ADD COLUMN digest_key bytea NOT NULL
        DEFAULT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
      CREATE FUNCTION pg_temp.padded(key bytea, pad int) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
        SELECT string_agg(set_byte('\\x00'::bytea, 0, (CASE WHEN at < length(key) THEN get_byte(key, at) ELSE 0 END) # pad), ''::bytea ORDER BY at)
        FROM generate_series(0, 63) AS at $$;
      CREATE FUNCTION pg_temp.digest_under(key bytea, text text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT encode(sha256(pg_temp.padded(key, 92) || sha256(pg_temp.padded(key, 54) || convert_to(text, 'UTF8'))), 'hex') $$;
      ${TABLES.map((table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;`).join('\n')}
      ${DIGESTS.map(
        ([table, column, digest]) => `
          UPDATE ${table} SET ${column} = pg_temp.digest_under(workspace.digest_key, ${table}.${digest}) FROM workspace
          WHERE workspace.workspace_id = ${table}.workspace_id;`,
      ).join('\n')}
      UPDATE quote SET natural_key = 'text/' || pg_temp.digest_under(workspace.digest_key, substr(natural_key, 6)) FROM workspace
      WHERE workspace.workspace_id = quote.workspace_id AND natural_key LIKE 'text/%';
      ${NAMES.map(
        ([table, ofErased]) => `
          UPDATE ${table} SET external_id = 'gone/' || pg_temp.digest_under(workspace.digest_key, external_id) FROM workspace
          WHERE workspace.workspace_id = ${table}.workspace_id AND ${ofErased};`,
      ).join('\n')}
      ${TABLES.map((table) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`).join('\n')}
      DROP FUNCTION pg_temp.digest_under(bytea, text);
      DROP FUNCTION pg_temp.padded(bytea, int);
    `);
  }

  /** The digests stay under a key that nobody has any more: what is pushed again counts as changed, and who was erased is not known. */
  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE workspace DROP COLUMN digest_key');
  }
}
