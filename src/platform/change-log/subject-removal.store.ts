import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import { part } from '../database/sql-part.ts';
import { currentCaller } from '../request/request.ts';
import { WorkspaceDigests } from '../database/workspace-digests.reader.ts';
import type { Row } from '../database/row.model.ts';
import type { Operation } from './operation.ts';
import { type PersonalColumn, personalOf } from './personal.ts';
import { columnName, rowShapeOf } from './row-shape.ts';
import { DIGEST, isGone, textsIn } from './personal-texts.ts';
import { RowStore } from './row.store.ts';
import { type SubjectNames, SubjectRowsReader } from './subject-rows.reader.ts';

/** What is to be removed of a person. */
export interface Removal {
  /** Grounds on which something was kept, and that have gone. */
  readonly goneGrounds: ReadonlySet<string>;
  /** What the change log calls it. */
  readonly operation: Operation;
  /** Whether no word may be read any more: rows with a column `redactedAt` then say since when. */
  readonly isWhole: boolean;
}

/** What was removed. */
export interface Removed {
  /** Texts that stood in the rows and are the person's own, each once. */
  readonly own: readonly string[];
  /** Texts that stood in the rows and may be anybody's words, each once. */
  readonly about: readonly string[];
  /** Ids of all rows about the person, by the name of their model. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
}

/** A row, and from when to when it told of somebody, as Postgres writes instants. */
export interface Span {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Empties what is marked as personal, in the rows about a person and in their history. The marks alone say what that is. */
@Injectable()
export class SubjectRemovalStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
    private readonly subjects: SubjectRowsReader,
    private readonly digests: WorkspaceDigests,
  ) {}

  /** Tells what stands in the place of a name where it was removed, so that the name is known again. */
  async namesGone(): Promise<(name: string) => string> {
    const digest = await this.digests.maker();
    return (name) => `${DIGEST}${digest(name)}`;
  }

  /** Empties the rows about a person of what stands on grounds that have gone. Two or three statements for each model. */
  async remove(person: SubjectNames, removal: Removal): Promise<Removed> {
    const texts = { PASSAGES: new Set<string>(), NAMES: new Set<string>(), NONE: new Set<string>() };
    const ids = new Map<string, string[]>();
    for (const { model, where } of this.subjects.of(person)) {
      const gone = personalOf(model).filter(({ ground }) => removal.goneGrounds.has(ground));
      const names = new Set(['id', 'redactedAt', 'setByPeople', ...gone.map(({ property }) => property)]);
      const { tableName } = this.columns.metadata(model);
      const found = await this.db.statement<Row & Record<string, unknown>>(part`
        SELECT ${() => this.columns.of(model, 'row', names)} FROM ${() => `"${tableName}"`} AS row
        WHERE row.workspace_id = ${currentCaller().workspaceId} AND ${where} ORDER BY row.id FOR NO KEY UPDATE OF row`);
      ids.set(
        model.name,
        found.map(({ id }) => id),
      );
      for (const row of found)
        for (const { property, copies, members } of gone)
          for (const text of textsIn(row[property], members)) texts[copies].add(text);
      await this.empty(model, gone, found, removal);
    }
    return { own: [...texts.PASSAGES], about: [...texts.NAMES], ids };
  }

  /**
   * Empties the history of rows about somebody else, for as long as they told of this person too, of what stands on grounds
   * that have gone; one statement, none where nothing of theirs is logged.
   */
  async removeFromHistory(
    model: ModelClass<Row>,
    spans: readonly Span[],
    goneGrounds: ReadonlySet<string>,
  ): Promise<void> {
    const { names } = rowShapeOf(this.columns.metadata(model));
    const logged = personalOf(model)
      .filter(({ ground, isLogged }) => isLogged && goneGrounds.has(ground))
      .map(({ property }) => columnName(names, property));
    if (logged.length === 0 || spans.length === 0) return;
    await this.db.sql`
      UPDATE change_log SET image = image - ${logged}::text[]
      FROM jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) AS span (id uuid, "from" timestamptz, "to" timestamptz)
      WHERE workspace_id = ${currentCaller().workspaceId} AND entity_type = ${model.name} AND entity_id = span.id
        AND change_log.at BETWEEN span."from" AND span."to" AND image ?| ${logged}::text[]`;
  }

  private async empty(
    model: ModelClass<Row>,
    gone: readonly PersonalColumn[],
    found: readonly (Row & Record<string, unknown>)[],
    { operation, isWhole }: Removal,
  ): Promise<void> {
    const shape = rowShapeOf(this.columns.metadata(model));
    const stamped = isWhole && shape.names.has('redactedAt');
    const now = new Date();
    const emptied: (Partial<Row> & { readonly id: string })[] = [];
    for (const row of found) {
      const after: Record<string, unknown> = {};
      for (const column of gone) after[column.property] = await this.emptied(model, column, row[column.property]);
      const isSame = gone.every(({ property }) => JSON.stringify(after[property]) === JSON.stringify(row[property]));
      if (isSame && (!stamped || row['redactedAt'] !== null)) continue;
      emptied.push({
        id: row.id,
        ...after,
        ...(stamped && { redactedAt: row['redactedAt'] ?? now }),
        ...(shape.names.has('setByPeople') && { setByPeople: stillSet(row['setByPeople'], after) }),
      });
    }
    await this.rows.updateEach(model, emptied, { operation, remembers: false });
    const logged = gone.filter(({ isLogged }) => isLogged).map(({ property }) => columnName(shape.names, property));
    if (logged.length > 0)
      await this.db.sql`
        UPDATE change_log SET image = image - ${logged}::text[]
        WHERE workspace_id = ${currentCaller().workspaceId} AND entity_type = ${model.name}
          AND entity_id = ANY(${found.map(({ id }) => id)}::uuid[]) AND image ?| ${logged}::text[]`;
  }

  /** What is left of a value: nothing, as its column writes that, or a digest. */
  private async emptied(model: ModelClass<Row>, column: PersonalColumn, value: unknown): Promise<unknown> {
    const metadata = this.columns.metadata(model).findColumnWithPropertyName(column.property);
    if (value === null || value === undefined) return null;
    if (column.leaves === 'DIGEST' && typeof value === 'string')
      return isGone(value) ? value : (await this.namesGone())(value);
    if (metadata?.isNullable) return null;
    if (Array.isArray(value)) return [];
    return typeof value === 'string' ? '' : {};
  }
}

/** What people have set, but for what is emptied: of that nothing stands that a source could not say anew. */
const stillSet = (setByPeople: unknown, emptied: object): string[] =>
  (setByPeople as readonly string[]).filter((name) => !(name in emptied));
