import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that are renamed, with the type by which the change log names rows of their table. */
const COLUMNS = [
  { table: 'decision', type: 'Decision', was: 'why', now: 'reason' },
  { table: 'target_opportunity', type: 'TargetOpportunity', was: 'why', now: 'reason' },
  { table: 'key_result_link', type: 'KeyResultLink', was: 'verdict_note', now: 'verdict_reason' },
  { table: 'persona_claim', type: 'PersonaClaim', was: 'claim_verdict', now: 'verdict' },
  { table: 'ballot', type: 'Ballot', was: 'ballot_kind', now: 'kind' },
] as const;

/** Types that the change log names anew. */
const TYPES = [
  ['OwnScoringModel', 'OwnModel'],
  ['OwnScoringModelVersion', 'OwnModelVersion'],
] as const;

/** Keys that are renamed inside of JSON: those of the objects in the lists `lists` of a column, or in the column itself. */
const KEYS = [
  { table: 'target_opportunity', type: 'TargetOpportunity', column: 'levels', lists: [], was: 'why', now: 'reason' },
  {
    table: 'own_model_version',
    type: 'OwnModelVersion',
    column: 'definition',
    lists: ['criteria', 'factors'],
    was: 'name',
    now: 'factor',
  },
] as const;

/** Tables whose rows are rewritten. Row-level security, forced, would hide them from the role that migrates. */
const REWRITTEN = ['change_log', ...new Set(KEYS.map(({ table }) => table))];

type Direction = { readonly was: string; readonly now: string };

/** SQL of a JSON object in which the key `was` is called `now`; of any other object it is the object itself. */
const renamedKey = (object: string, { was, now }: Direction): string =>
  `CASE WHEN ${object} ? '${was}' THEN ${object} - '${was}' || jsonb_build_object('${now}', ${object} -> '${was}') ELSE ${object} END`;

/** SQL of a JSON list in which the objects' key `was` is called `now`. */
const renamedInList = (list: string, names: Direction): string =>
  `(SELECT COALESCE(jsonb_agg(${renamedKey('item.value', names)} ORDER BY item.ordinality), '[]')
    FROM jsonb_array_elements(${list}) WITH ORDINALITY AS item)`;

/** SQL of a column in which the key is renamed, in the lists that it names or in itself. */
const renamedInside = (column: string, lists: readonly string[], names: Direction): string =>
  lists.length === 0
    ? renamedInList(column, names)
    : lists.reduce(
        (inner, list) =>
          `CASE WHEN ${column} ? '${list}' THEN jsonb_set(${inner}, '{${list}}', ${renamedInList(`${column} -> '${list}'`, names)}) ELSE ${inner} END`,
        column,
      );

/**
 * One word for one thing: a reason is `reason`, a factor's key is `factor`, an own model is `OwnModel`. Nothing is
 * released yet, so the change log takes the new names too, in its types, its images and its lists of changed columns:
 * a history that spoke two languages would be of use to no one.
 */
export class RenameToOneWord1780000021000 implements MigrationInterface {
  name = 'RenameToOneWord1780000021000';

  async up(db: QueryRunner): Promise<void> {
    await rename(db, (each) => each, TYPES);
  }

  async down(db: QueryRunner): Promise<void> {
    await rename(
      db,
      ({ was, now }) => ({ was: now, now: was }),
      TYPES.map(([was, now]) => [now, was]),
    );
  }
}

async function rename(
  db: QueryRunner,
  direction: (names: Direction) => Direction,
  types: readonly (readonly [was: string, now: string])[],
): Promise<void> {
  for (const table of REWRITTEN) await db.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  for (const { table, type, ...names } of COLUMNS) {
    const { was, now } = direction(names);
    await db.query(`ALTER TABLE ${table} RENAME COLUMN ${was} TO ${now}`);
    await db.query(
      `UPDATE change_log SET image = ${renamedKey('image', { was, now })},
         changed_columns = array_replace(changed_columns, '${was}', '${now}') WHERE entity_type = '${type}'`,
    );
  }
  for (const { table, type, column, lists, ...names } of KEYS) {
    const inside = (value: string): string => renamedInside(value, lists, direction(names));
    // Going down, the log's types are still the new ones here, as going up they are still the old ones.
    const logged = [type, ...TYPES.filter(([, now]) => now === type).map(([was]) => was)];
    await db.query(`UPDATE ${table} SET ${column} = ${inside(column)}`);
    await db.query(
      `UPDATE change_log SET image = jsonb_set(image, '{${column}}', ${inside(`(image -> '${column}')`)})
       WHERE entity_type IN (${logged.map((each) => `'${each}'`).join(', ')}) AND image ? '${column}'`,
    );
  }
  for (const [was, now] of types)
    await db.query(`UPDATE change_log SET entity_type = '${now}' WHERE entity_type = '${was}'`);
  for (const table of REWRITTEN) await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
