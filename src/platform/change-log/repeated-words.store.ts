import { Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { foldedText, type RepeatedWords } from '../../domain/foundation/text/repeated-words.ts';
import { Database } from '../database/database.ts';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import type { Row } from '../database/row.model.ts';
import { anyOf, part, type SqlPart } from '../database/sql-part.ts';
import { WorkspaceDigests } from '../database/workspace-digests.reader.ts';
import { currentCaller } from '../request/request.ts';
import { personalOf, repeatingOf } from './personal.ts';
import { RowStore } from './row.store.ts';
import { RowsRedacted, RowsToRedact } from './rows-redacted.hook.ts';

/** Words of a person, and digests of further texts of theirs that nobody has any more. */
export interface WordsToRemove {
  readonly words: RepeatedWords;
  readonly digests: ReadonlySet<string>;
}

/** A text column of a table in which others write. */
interface WrittenColumn {
  readonly property: string;
  readonly name: string;
  /** Whether it stands for somebody's words, and goes as a whole. */
  readonly repeats: boolean;
}

type Found = Row & Record<string, unknown>;
/** An entry of the log, with the image of its row. */
interface LogEntry {
  readonly seq: number;
  readonly type: string;
  readonly image: Readonly<Record<string, unknown>>;
}
/** Entries of the log that are read at once. */
const ENTRIES_AT_ONCE = 500;

/**
 * Takes a person's words out of everything that others wrote: every text column of every model that is not marked as
 * personal, now and in the log. A column that stands for somebody's words loses them as a whole, any other the passage.
 */
@Injectable()
export class RepeatedWordsStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
    private readonly digests: WorkspaceDigests,
    private readonly toRedact: RowsToRedact,
    private readonly redacted: RowsRedacted,
  ) {}

  /** Reads every text of the workspace that has a word in common with what is removed. */
  async remove(removed: WordsToRemove): Promise<void> {
    if (removed.words.isEmpty && removed.digests.size === 0) return;
    const digest = await this.digests.maker();
    const without = (column: WrittenColumn, value: unknown) => withoutWords(column, value, removed, digest);
    const tables = this.columns.models().filter(({ tableType }) => tableType !== 'entity-child');
    for (const metadata of tables) {
      const written = writtenColumns(metadata);
      if (written.length > 0) await this.removeFromRows(metadata, written, removed.words, without);
    }
    await this.removeFromLog(tables, removed.words, without);
  }

  private async removeFromRows(
    metadata: EntityMetadata,
    written: readonly WrittenColumn[],
    words: RepeatedWords,
    without: (column: WrittenColumn, value: unknown) => unknown,
  ): Promise<void> {
    const model = metadata.target as ModelClass<Row>;
    const { workspaceId } = currentCaller();
    const select = this.columns.of(model, 'row', new Set(['id', ...written.map(({ property }) => property)]));
    const repeating = (rows: readonly Found[]) =>
      rows.filter((row) => written.some((column) => without(column, row[column.property]) !== row[column.property]));
    const mayRepeat = part`(${anyOf(written.map((column) => mayHold(`row."${column.name}"`, column.repeats, words)))})`;
    const found = repeating(
      await this.db.statement<Found>(part`
        SELECT ${() => select} FROM ${() => `"${metadata.tableName}"`} AS row WHERE row.workspace_id = ${workspaceId} AND ${mayRepeat}`),
    );
    if (found.length === 0) return;
    const args = { model, ids: found.map(({ id }) => id) };
    await this.toRedact.fire(args);
    const locked = repeating(
      await this.db.statement<Found>(part`
        SELECT ${() => select} FROM ${() => `"${metadata.tableName}"`} AS row
        WHERE row.workspace_id = ${workspaceId} AND row.id = ANY(${args.ids}::uuid[]) ORDER BY row.id FOR NO KEY UPDATE`),
    );
    const changing = written.filter((column) =>
      locked.some((row) => without(column, row[column.property]) !== row[column.property]),
    );
    await this.rows.updateEach(
      model,
      locked.map((row) => ({
        id: row.id,
        ...Object.fromEntries(changing.map((column) => [column.property, without(column, row[column.property])])),
      })),
      { operation: 'REDACTED' },
    );
    await this.redacted.fire({ model, ids: locked.map(({ id }) => id) });
  }

  /** One pass over the workspace's log. */
  private async removeFromLog(
    tables: readonly EntityMetadata[],
    words: RepeatedWords,
    without: (column: WrittenColumn, value: unknown) => unknown,
  ): Promise<void> {
    const { workspaceId } = currentCaller();
    const columnsOf = new Map(
      tables.flatMap((each) => typesOf(each).map((type) => [type, writtenColumns(each)] as const)),
    );
    const repeats = [...columnsOf.values()].flat().filter((column) => column.repeats);
    const names = [...new Set(repeats.map(({ name }) => name))];
    const mayRepeat = part`(${mayHold('image', false, words)} OR image ?| ${names}::text[])`;
    for (let after = 0, full = true; full;) {
      const entries = await this.db.statement<LogEntry>(part`
        SELECT seq, entity_type AS type, image FROM change_log
        WHERE workspace_id = ${workspaceId} AND seq > ${after} AND ${mayRepeat} ORDER BY seq LIMIT ${ENTRIES_AT_ONCE}`);
      after = entries.at(-1)?.seq ?? after;
      full = entries.length === ENTRIES_AT_ONCE;
      const changed = entries.flatMap(({ seq, type, image }) => {
        // What goes as a whole goes with its name: a history then knows that there was something.
        const rest = (columnsOf.get(type) ?? []).flatMap((column) => {
          const value = without(column, image[column.name]);
          return value === image[column.name] ? [] : [[column.name, column.repeats ? undefined : value] as const];
        });
        return rest.length > 0 ? [{ seq, image: { ...image, ...Object.fromEntries(rest) } }] : [];
      });
      if (changed.length > 0)
        await this.db.sql`
          UPDATE change_log SET image = given.image FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS given (seq bigint, image jsonb)
          WHERE change_log.workspace_id = ${workspaceId} AND change_log.seq = given.seq`;
    }
  }
}

/** Types that the log gives rows of a table. */
const typesOf = ({ targetName, childEntityMetadatas }: EntityMetadata): string[] => [
  targetName,
  ...childEntityMetadatas.map((child) => child.targetName),
];

/** Text columns of a table in which others write; what is personal is emptied with the person's own rows. */
function writtenColumns(metadata: EntityMetadata): WrittenColumn[] {
  const models = [metadata, ...metadata.childEntityMetadatas].map(({ target }) => target as ModelClass<object>);
  const personal = new Set(models.flatMap(personalOf).map(({ property }) => property));
  const repeating = new Set(models.flatMap(repeatingOf));
  const columns = [metadata, ...metadata.childEntityMetadatas].flatMap((each) => each.columns);
  const once = new Map(columns.map((column) => [column.databaseName, column]));
  return [...once.values()]
    .filter(({ type, propertyName }) => (type === 'text' || type === 'jsonb') && !personal.has(propertyName))
    .map(({ propertyName, databaseName }) => ({
      property: propertyName,
      name: databaseName,
      repeats: repeating.has(propertyName),
    }));
}

/** Whether a column may hold a passage: it has one of the words by which passages are looked for. All are read where there are none. */
function mayHold(column: string, repeats: boolean, words: RepeatedWords): SqlPart {
  const { signs } = words;
  if (repeats || signs === null) return part`${() => column} IS NOT NULL`;
  if (signs.length === 0) return part`false`;
  // Folded as far as Postgres can; what is found is compared again.
  const bare = `lower(regexp_replace(normalize(${column}::text, NFKD), '[\\u0300-\\u036f]', '', 'g'))`;
  const plain = `translate(${bare}, 'øđðłıØĐÐŁ', 'oddlioddl')`;
  const folded = Object.entries(PAIRS).reduce((text, [from, to]) => `replace(${text}, '${from}', '${to}')`, plain);
  return part`${() => folded} LIKE ANY(${signs.map((sign) => `%${sign}%`)}::text[])`;
}

/** Letters that are folded to two. */
const PAIRS = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

function withoutWords(
  { repeats }: WrittenColumn,
  value: unknown,
  { words, digests }: WordsToRemove,
  digest: (text: string) => string,
): unknown {
  if (value === null || value === undefined) return value;
  if (repeats) {
    const { text = '' } = value as { readonly text?: string };
    return words.isQuotedBy(text) || digests.has(digest(foldedText(text))) ? null : value;
  }
  const rest = words.takenOutOfEach(value);
  return JSON.stringify(rest) === JSON.stringify(value) ? value : rest;
}
