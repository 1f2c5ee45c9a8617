import type pg from 'pg';

/** What Postgres says of a schema, everything in an order that does not depend on how it came about. */
export interface Catalogue {
  readonly tables: readonly {
    readonly name: string;
    /** Whether row-level security is on. */
    readonly secured: boolean;
    /** Whether row-level security binds the owner too. */
    readonly forced: boolean;
  }[];
  readonly columns: readonly {
    readonly table: string;
    readonly name: string;
    readonly type: string;
    readonly collation: string | null;
    readonly nullable: boolean;
    /** Whether Postgres fills it where a statement does not. */
    readonly filled: boolean;
    /** The expression that fills it; null also for identities. */
    readonly default: string | null;
  }[];
  /** Without those for NOT NULL, which Postgres names itself, from version 18 on. */
  readonly constraints: readonly {
    readonly table: string;
    readonly name: string;
    /** As in pg_constraint: p, u, f or c. */
    readonly kind: string;
    readonly columns: readonly string[];
    readonly definition: string;
  }[];
  /** Without those that stand behind a constraint. */
  readonly indexes: readonly {
    readonly table: string;
    readonly name: string;
    readonly columns: readonly string[];
    readonly definition: string;
  }[];
  readonly policies: readonly { readonly table: string; readonly name: string; readonly definition: string }[];
  readonly triggers: readonly { readonly table: string; readonly name: string }[];
  readonly functions: readonly { readonly name: string }[];
  readonly extensions: readonly { readonly name: string }[];
}

const TABLES = `SELECT oid, relname, relrowsecurity, relforcerowsecurity FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`;

const QUESTIONS: Readonly<Record<keyof Catalogue, string>> = {
  tables: `SELECT relname AS name, relrowsecurity AS secured, relforcerowsecurity AS forced FROM t ORDER BY relname`,
  columns: `SELECT relname AS "table", attname AS name, format_type(atttypid, atttypmod) AS type,
      (SELECT collname FROM pg_collation WHERE oid = attcollation) AS collation, NOT attnotnull AS nullable,
      atthasdef OR attidentity <> '' AS filled, pg_get_expr(adbin, adrelid) AS "default"
    FROM pg_attribute AS a JOIN t ON t.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND NOT attisdropped ORDER BY relname, attname`,
  constraints: `SELECT relname AS "table", conname AS name, contype AS kind,
      ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS k (number, place)
            JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place) AS columns,
      pg_get_constraintdef(c.oid) AS definition
    FROM pg_constraint AS c JOIN t ON t.oid = conrelid WHERE contype <> 'n' ORDER BY relname, conname`,
  indexes: `SELECT relname AS "table", indexrelid::regclass::text AS name,
      ARRAY(SELECT trim('"' FROM pg_get_indexdef(indexrelid, place, true)) FROM generate_series(1, indnkeyatts) AS place ORDER BY place) AS columns,
      pg_get_indexdef(indexrelid) AS definition
    FROM pg_index JOIN t ON t.oid = indrelid
    WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid) ORDER BY 1, 2`,
  policies: `SELECT relname AS "table", polname AS name,
      concat_ws(' ', polcmd, polpermissive, polroles::text, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) AS definition
    FROM pg_policy JOIN t ON t.oid = polrelid ORDER BY relname, polname`,
  triggers: `SELECT relname AS "table", tgname AS name FROM pg_trigger JOIN t ON t.oid = tgrelid WHERE NOT tgisinternal ORDER BY 1, 2`,
  functions: `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname`,
  extensions: `SELECT extname AS name FROM pg_extension ORDER BY extname`,
};

/** Reads the catalogue of the schema `public`. */
export async function catalogueOf(database: pg.Client | pg.Pool): Promise<Catalogue> {
  const answers: Record<string, unknown> = {};
  for (const [part, question] of Object.entries(QUESTIONS))
    answers[part] = (await database.query<object>(`WITH t AS (${TABLES}) ${question}`)).rows;
  return answers as unknown as Catalogue;
}
