import { Injectable } from '@nestjs/common';
import { currentCaller, currentRequest } from '../request/request.ts';
import { type Refusal, refuseIf, refuseStale } from '../../domain/refusal.ts';
import { checkNotArchived, nameOf } from '../database/archived.ts';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import { Database } from '../database/database.ts';
import { RowReader } from '../database/row.reader.ts';
import { changedIn, entriesOf } from './log-entry.ts';
import type { Operation } from './operation.ts';
import { assignmentsOf, columnName, differenceOf, quoted, rowShapeOf, SET_BY_STORE, toColumns } from './row-shape.ts';
import { KnownWordsStore } from './known-words.store.ts';
import { olderOf, saidBefore, saidColumns } from './said-before.ts';

/** What is known of a row when it is written; instants and versions are set here. */
export type NewRow<Model> = Partial<Model> & { readonly id: string };

/** Says what else stands against a change, knowing the row as it is. */
type Check<Model> = (current: Model) => Promise<readonly Refusal[]> | readonly Refusal[];

/** The tables of an UPDATE's entries: each row as it now is, and as it was. */
const WRITTEN_OVER_BEFORE = 'written JOIN before USING (workspace_id, id)';

/**
 * Writes rows, and in the same statement the change log's entries that tell of them: a change that is not in the log
 * cannot be made, and what is written over itself is no change. Every statement names the caller's workspace.
 */
@Injectable()
export class RowStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly read: RowReader,
    private readonly knownWords: KnownWordsStore,
  ) {}

  /** Adds rows, one statement however many; answers with them in the order given. Properties absent everywhere take their defaults. */
  async insert<Model extends object>(model: ModelClass<Model>, rows: readonly NewRow<Model>[]): Promise<Model[]> {
    const written = await this.write<Model & { id: string }>(model, rows, '', this.columns.of(model, 'written'));
    const byId = new Map(written.map((row) => [row.id, row]));
    return rows.map(({ id }) => byId.get(id)) as Model[];
  }

  /**
   * Adds the rows whose natural key is still free; where a row has the key already, it is locked and left as it is.
   * One statement, in the order given: give rows ordered by their keys, so that concurrent calls wait instead of
   * clashing.
   *
   * @param key properties that make the natural key, in the order of its constraint
   * @returns ids of the rows that were added
   */
  async claim<Model extends object>(
    model: ModelClass<Model>,
    key: readonly (keyof Model & string)[],
    rows: readonly NewRow<Model>[],
  ): Promise<ReadonlySet<string>> {
    const { names } = rowShapeOf(this.columns.metadata(model));
    const columns = key.map((property) => quoted(columnName(names, property)));
    const [first = ''] = columns;
    // An update of nothing locks as one of something would, and leaves no trace.
    const known = `ON CONFLICT (workspace_id, ${columns.join(', ')}) DO UPDATE SET ${first} = excluded.${first} WHERE false`;
    const added = await this.write<{ id: string }>(model, rows, known, 'written.id');
    return new Set(added.map(({ id }) => id));
  }

  private async write<Answer>(
    model: ModelClass<object>,
    rows: readonly (object & { readonly id: string })[],
    onConflict: string,
    answer: string,
  ): Promise<Answer[]> {
    if (rows.length === 0) return [];
    await this.knownWords.checkCopies(this.columns.metadata(model), rows);
    const metadata = this.columns.metadata(model);
    const shape = rowShapeOf(metadata);
    const { table, names, lists, versioned } = shape;
    const given = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => !SET_BY_STORE.has(name)));
    const own = [...given].map((property) => quoted(columnName(names, property)));
    // A list that one row names and another leaves out is empty there, not null.
    const valueOf = (name: string): string => (lists.has(name) ? `COALESCE(given.${name}, '{}')` : `given.${name}`);
    const kind =
      metadata.discriminatorColumn && !given.has('kind')
        ? { column: '"kind"', value: `'${metadata.discriminatorValue ?? ''}'` }
        : null;
    const added = await this.db.query<Answer>(
      `WITH written AS (
         INSERT INTO ${table} (workspace_id, created_at, ${versioned ? 'updated_at, version, ' : ''}${[...own, ...(kind ? [kind.column] : [])].join(', ')})
         SELECT $2::uuid, now(), ${versioned ? 'now(), 1, ' : ''}${[...own.map(valueOf), ...(kind ? [kind.value] : [])].join(', ')}
         FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) AS given
         ${onConflict} RETURNING *
       ), logged AS (${entriesOf(model, metadata, { operation: 'CREATED', from: 'written' })})
       SELECT ${answer} FROM written`,
      [JSON.stringify(rows.map((row) => toColumns(shape, row))), ...this.author()],
    );
    currentRequest().changes += added.length;
    return added;
  }

  /**
   * Changes the rows that `where` names by id, if they still have the version it names. A property becomes null where
   * null is given. `version` grows by one and `updatedAt` is now. A row that has these values already stays as it is,
   * locked, without a new version and without an entry, unless what changed of the thing stands in other tables:
   * `changedElsewhere`.
   *
   * @returns the rows as they now are, those that did not differ among them; those that did not match are missing
   */
  async update<Model extends object>(
    model: ModelClass<Model>,
    where: { readonly ids: readonly string[]; readonly version?: number; readonly changedElsewhere?: boolean },
    set: Partial<Model>,
    operation: Operation = 'UPDATED',
  ): Promise<Model[]> {
    if (where.ids.length === 0) return [];
    await this.knownWords.checkCopies(this.columns.metadata(model), [set]);
    const metadata = this.columns.metadata(model);
    const shape = rowShapeOf(metadata);
    const { table, names, versioned } = shape;
    const own = Object.keys(set).filter((name) => !SET_BY_STORE.has(name) && set[name as keyof Model] !== undefined);
    const differs = where.changedElsewhere ? 'true' : differenceOf(names, own);
    const said = saidColumns(model, own);
    const found = await this.db.query<Model & { isWritten: boolean; saidBefore: Record<string, unknown> | null }>(
      `WITH before AS (
         SELECT * FROM ${table} WHERE workspace_id = $2::uuid AND id = ANY($8::uuid[])${where.version === undefined ? '' : ' AND version = $9'}
         ORDER BY id FOR NO KEY UPDATE
       ), written AS (
         UPDATE ${table} AS row SET ${assignmentsOf(names, own, versioned)}
         FROM before, jsonb_populate_record(NULL::${table}, $1::jsonb) AS given
         WHERE row.workspace_id = $2::uuid AND row.id = before.id AND ${differs} RETURNING row.*
       ), logged AS (${entriesOf(model, metadata, { operation, changed: changedIn(model), from: WRITTEN_OVER_BEFORE })})
       SELECT ${this.columns.of(model, 'written')}, true AS "isWritten", ${saidBefore(said, names)} AS "saidBefore" FROM ${WRITTEN_OVER_BEFORE}
       UNION ALL SELECT ${this.columns.of(model, 'before')}, false, NULL::jsonb FROM before
       WHERE NOT EXISTS (SELECT FROM written WHERE written.id = before.id)`,
      [
        JSON.stringify(toColumns(shape, set)),
        ...this.author(),
        where.ids,
        ...(where.version === undefined ? [] : [where.version]),
      ],
    );
    currentRequest().changes += found.filter(({ isWritten }) => isWritten).length;
    await this.knownWords.remember(
      found.flatMap((row) => olderOf(said, row.saidBefore, row as unknown as { readonly id: string })),
    );
    return found.map(({ isWritten: _, saidBefore: __, ...row }) => row as unknown as Model);
  }

  /**
   * As `update`, each row in its own way; every row names the same properties. One statement however many, one more where
   * somebody's words are worded anew.
   *
   * @param remembers whether what somebody said before is to be known again; not where it is being removed
   */
  async updateEach<Model extends object>(
    model: ModelClass<Model>,
    rows: readonly NewRow<Model>[],
    { operation = 'UPDATED', remembers = true }: { readonly operation?: Operation; readonly remembers?: boolean } = {},
  ): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const metadata = this.columns.metadata(model);
    await this.knownWords.checkCopies(metadata, rows);
    const shape = rowShapeOf(metadata);
    const { table, names, versioned } = shape;
    const own = Object.keys(first).filter((name) => name !== 'id' && !SET_BY_STORE.has(name));
    const said = remembers ? saidColumns(model, own) : [];
    const written = await this.db.query<{ id: string; saidBefore: Record<string, unknown> | null }>(
      `WITH given AS (SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)), before AS (
         SELECT * FROM ${table} WHERE workspace_id = $2::uuid AND id IN (SELECT id FROM given) ORDER BY id FOR NO KEY UPDATE
       ), written AS (
         UPDATE ${table} AS row SET ${assignmentsOf(names, own, versioned)} FROM before JOIN given USING (id)
         WHERE row.workspace_id = $2::uuid AND row.id = before.id AND ${differenceOf(names, own)} RETURNING row.*
       ), logged AS (${entriesOf(model, metadata, { operation, changed: changedIn(model), from: WRITTEN_OVER_BEFORE })})
       SELECT written.id, ${saidBefore(said, names)} AS "saidBefore" FROM ${WRITTEN_OVER_BEFORE}`,
      [JSON.stringify(rows.map((row) => toColumns(shape, row))), ...this.author()],
    );
    currentRequest().changes += written.length;
    const now = new Map(said.length === 0 ? [] : rows.map((row) => [row.id, row]));
    await this.knownWords.remember(
      written.flatMap(({ id, saidBefore: was }) => olderOf(said, was, now.get(id) ?? { id })),
    );
  }

  /**
   * The whole of a plain update: in one transaction the row is found, compared with the version the caller knows, and
   * changed. `name` is what the payload calls it.
   *
   * @param set what changes, or how that follows from the row as it is
   * @param check says what else stands against it, knowing the row as it is
   * @throws Refused NOT_FOUND, VERSION_CONFLICT with the row as it now is, or ARCHIVED where what is archived would change
   */
  updateOne<Model extends { id: string; version: number }>(
    model: ModelClass<Model>,
    name: string,
    id: string,
    expectedVersion: number,
    set: Partial<Model> | ((current: Model) => Partial<Model>),
    check: Check<Model> = () => [],
    operation: Operation = 'UPDATED',
  ): Promise<Model> {
    return this.db.transaction(async () => {
      const current = await this.read.get(model, id);
      refuseStale({ [name]: current }, expectedVersion);
      const frozen = operation === 'UPDATED' ? checkNotArchived(current, nameOf(model, current)) : [];
      refuseIf(...frozen, ...(await check(current)));
      const change = typeof set === 'function' ? set(current) : set;
      const [changed] = await this.update(model, { ids: [current.id], version: expectedVersion }, change, operation);
      if (changed) return changed;
      // Another transaction changed the row between the read and the update.
      const now = await this.read.get(model, id);
      refuseStale({ [name]: now }, expectedVersion);
      throw new Error('A row that is there, in the version expected, can be changed.');
    });
  }

  /** Removes rows; the log keeps their last image. Answers with the ids that were there. */
  async remove(model: ModelClass<object>, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const metadata = this.columns.metadata(model);
    const { table } = rowShapeOf(metadata);
    const rows = await this.db.query<{ id: string }>(
      `WITH written AS (
         DELETE FROM ${table} WHERE workspace_id = $2::uuid AND id = ANY($1::uuid[]) RETURNING *
       ), logged AS (${entriesOf(model, metadata, { operation: 'DELETED', from: 'written' })})
       SELECT id FROM written`,
      [ids, ...this.author()],
    );
    currentRequest().changes += rows.length;
    return rows.map(({ id }) => id);
  }

  /** $2 to $7 of every statement: workspace, key, person, request, its name of the key, and its origin. */
  private author(): readonly unknown[] {
    const { workspaceId, keyId, onBehalfOf, keyName } = currentCaller();
    const { id, origin } = currentRequest();
    return [workspaceId, keyId, onBehalfOf, id, keyName, origin];
  }
}
