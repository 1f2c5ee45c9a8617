import { Injectable } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';
import type { EntityMetadata } from 'typeorm';
import { Database } from '../database/database.ts';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import { part } from '../database/sql-part.ts';
import { currentCaller } from '../request/request.ts';
import { belongsToOf } from './belongs-to.ts';
import { type ForeignKey, ForeignKeysReader } from './foreign-keys.reader.ts';
import type { LoggedEntry } from './logged-entry.ts';

/** What things may belong to: rows of a table, told apart by one of its columns. */
export interface Anchor {
  readonly table: string;
  readonly column: string;
}

/** For each entry, the values of an anchor that its thing belongs to. */
export type Owners = readonly ReadonlySet<string>[];

/** Rows on a way from a thing to what it belongs to, at most. Chosen: the longest way has three. */
const MOST_STEPS = 6;

type Image = Readonly<Record<string, unknown>>;

/** A row on the way from an entry to what its thing belongs to. */
interface Step {
  /** Which entry. */
  readonly at: number;
  /** Order of the entry in the log: rows are looked at as they were then. */
  readonly seq: number;
  readonly id: string;
}
interface Row extends Step {
  readonly table: string;
  readonly image: Image;
}

/**
 * Finds what changed things belong to, by foreign keys alone, so that a new table joins by itself. A row belongs to what it
 * names in the anchor's table and, where it names nothing there, to what those rows belong to with which it goes. What
 * belongs to several things is joined to them by rows that the API shows nowhere by themselves.
 */
@Injectable()
export class BelongingReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly foreignKeys: ForeignKeysReader,
  ) {}

  /**
   * The values of the anchor that the thing of each entry belonged to, before the change or after it; by the nearest way.
   * One or two statements for each step of the longest way, however many entries.
   */
  async ownersOf(entries: readonly LoggedEntry[], anchor: Anchor): Promise<Owners> {
    const keys = await this.foreignKeys.all();
    const found = entries.map(() => new Set<string>());
    const seen = new Set<string>();
    let rows: readonly Row[] = entries.flatMap(({ seq, entityId: id, entityType, image, imageBefore }, at) =>
      [image, imageBefore].flatMap((each) =>
        each ? [{ at, seq, id, table: this.tableOf(entityType), image: each }] : [],
      ),
    );
    for (let steps = 0; steps < MOST_STEPS && rows.length > 0; steps++) {
      for (const { at, table, image } of rows) if (table === anchor.table) found[at]?.add(String(image[anchor.column]));
      const open = rows.filter(({ at }) => found[at]?.size === 0);
      const next = [
        ...open.flatMap((row) => this.named(row, anchor, keys)),
        ...(await this.joined(open, anchor, keys)),
      ];
      const fresh = next.filter(({ at, id }) => !seen.has(`${at} ${id}`));
      for (const { at, id } of fresh) seen.add(`${at} ${id}`);
      rows = await this.rowsOf(fresh);
    }
    return found;
  }

  /** What a row names: rows of the anchor's table, and those with which it goes. */
  private named({ at, seq, table, image }: Row, anchor: Anchor, keys: readonly ForeignKey[]): Step[] {
    const own = keys.filter((key) => key.table === table && key.target !== table);
    const columns = own.filter(({ target, isPart }) => isPart || target === anchor.table).map(({ column }) => column);
    return [...columns, ...this.namedByMark(table)].flatMap((column) => {
      const id = image[column];
      return typeof id === 'string' ? [{ at, seq, id }] : [];
    });
  }

  /** What rows are joined to: of the anchor's table, by rows of another one that belong to both and to nobody else. */
  private async joined(rows: readonly Row[], anchor: Anchor, keys: readonly ForeignKey[]): Promise<Step[]> {
    const joints = keys.filter(({ table, target, isPart }) => target === anchor.table && isPart && this.isJoint(table));
    const steps: Step[] = [];
    for (const { table, column: to } of joints)
      for (const { column, target } of keys.filter((key) => key.table === table && key.isPart && key.column !== to)) {
        const ofTarget = rows.filter((row) => row.table === target);
        if (ofTarget.length === 0) continue;
        const pairs = await this.db.statement<{ id: string; to: string }>(part`
          SELECT ${() => `"${column}"`} AS id, ${() => `"${to}"`} AS "to" FROM ${() => `"${table}"`}
          WHERE workspace_id = ${currentCaller().workspaceId} AND ${() => `"${column}"`} = ANY(${ofTarget.map(({ id }) => id)}::uuid[])`);
        for (const { at, seq, id } of ofTarget)
          steps.push(...pairs.filter((pair) => pair.id === id).map((pair) => ({ at, seq, id: pair.to })));
      }
    return steps;
  }

  /** The rows of these steps as the log had them then; those that were added in one go with what names them, as they began. */
  private async rowsOf(steps: readonly Step[]): Promise<Row[]> {
    if (steps.length === 0) return [];
    const { workspaceId } = currentCaller();
    const found = await this.db.sql<{ place: number; type: string; image: Image }>`
      SELECT asked.place::int, entry.type, entry.image
      FROM unnest(${steps.map(({ id }) => id)}::uuid[], ${steps.map(({ seq }) => seq)}::bigint[]) WITH ORDINALITY AS asked (id, seq, place)
      CROSS JOIN LATERAL (
        (SELECT 1 AS rank, entity_type AS type, image FROM change_log
         WHERE workspace_id = ${workspaceId} AND entity_id = asked.id AND seq <= asked.seq ORDER BY entity_id DESC, seq DESC LIMIT 1)
        UNION ALL
        (SELECT 2, entity_type, image FROM change_log
         WHERE workspace_id = ${workspaceId} AND entity_id = asked.id AND seq > asked.seq ORDER BY entity_id, seq LIMIT 1)
        ORDER BY rank LIMIT 1
      ) AS entry`;
    return found.flatMap(({ place, type, image }) => {
      const step = steps[place - 1];
      return step ? [{ ...step, table: this.tableOf(type), image }] : [];
    });
  }

  private tableOf(entityType: string): string {
    return this.columns.models().find(({ targetName }) => targetName === entityType)?.tableName ?? '';
  }

  private modelsOf(table: string): readonly EntityMetadata[] {
    return this.columns.models().filter(({ tableName }) => tableName === table);
  }

  /** Columns by which rows of a table name what they belong to where no foreign key can. */
  private namedByMark(table: string): string[] {
    return this.modelsOf(table).flatMap((model) => {
      const property = belongsToOf(model.target as ModelClass<object>);
      const column = model.columns.find(({ propertyName }) => propertyName === property);
      return column ? [column.databaseName] : [];
    });
  }

  /** Whether the rows of a table only join others: the API has no type for them. */
  private isJoint(table: string): boolean {
    const shown = new Set(TypeMetadataStorage.getObjectTypesMetadata().map(({ target }) => target));
    const models = this.modelsOf(table);
    return models.length > 0 && models.every(({ target }) => !shown.has(target as never));
  }
}
