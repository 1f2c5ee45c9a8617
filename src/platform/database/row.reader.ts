import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, Refused } from '../../domain/refusal.ts';
import { Loader } from '../request/loader.ts';
import { currentCaller, currentRequest } from '../request/request.ts';
import { ModelColumns, type ModelClass } from './model-columns.ts';
import { Database } from './database.ts';
import { idOf } from '../id.ts';

/** Reads rows of any model by id. */
@Injectable()
export class RowReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** The row, or null; asked for many at once within a request it is one statement. */
  byId<Model extends { id: string }>(model: ModelClass<Model>, id: string | null | undefined): Promise<Model | null> {
    if (id === null || id === undefined) return Promise.resolve(null);
    return this.loader(model).load(idOf(id));
  }

  /** The rows in the order of `ids`, null in place of what is not there; one statement. */
  async byIds<Model extends { id: string }>(
    model: ModelClass<Model>,
    ids: readonly string[],
  ): Promise<(Model | null)[]> {
    if (ids.length === 0) return [];
    const known = new Map((await this.rows(model, ids.map(idOf))).map((row) => [row.id, row]));
    return ids.map((id) => known.get(idOf(id)) ?? null);
  }

  /** The row as it is now in this transaction. @throws Refused NOT_FOUND, at `path` of the input */
  async get<Model extends { id: string }>(
    model: ModelClass<Model>,
    id: string,
    path: readonly string[] = ['id'],
  ): Promise<Model> {
    const [row] = await this.rows(model, [idOf(id)]);
    if (!row) throw new Refused([refusal('NOT_FOUND', { type: model.name, id }, path)]);
    return row;
  }

  /** A refusal NOT_FOUND for each of `ids` that is not there, at its place in the list `field`; one statement. */
  async missing(
    model: ModelClass<{ id: string }>,
    ids: readonly string[],
    field: string,
    type: string = model.name,
  ): Promise<Refusal[]> {
    const found = await this.byIds(model, ids);
    return ids.flatMap((id, index) =>
      found[index] ? [] : [refusal('NOT_FOUND', { type, id }, [field, String(index)])],
    );
  }

  private rows<Model extends object>(model: ModelClass<Model>, ids: readonly string[]): Promise<Model[]> {
    return this.db.sql<Model>`
      SELECT ${() => this.columns.of(model, 'row')} FROM ${() => this.table(model)} AS row
      WHERE row.workspace_id = ${currentCaller().workspaceId} AND row.id = ANY(${ids}::uuid[])`;
  }

  private table(model: ModelClass<object>): string {
    return `"${this.columns.metadata(model).tableName}"`;
  }

  private loader<Model extends { id: string }>(model: ModelClass<Model>): Loader<string, Model | null> {
    // What a mutation changed must not be answered from before: the loader lives as long as the snapshot it read from.
    return currentRequest().loader(model, () => new Loader((ids: readonly string[]) => this.byIds(model, ids)));
  }
}
