import { Injectable } from '@nestjs/common';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { unmetDemands } from '../access/requires-scope.ts';
import { ChangeLogReader } from '../change-log/change-log.reader.ts';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import { Node } from '../database/row.model.ts';
import { RowReader } from '../database/row.reader.ts';
import { idOf } from '../id.ts';
import { Loader } from '../request/loader.ts';
import { currentCaller, currentRequest } from '../request/request.ts';

/** A row of any type, with the name of its GraphQL type. */
export type Refetched = Node & { readonly __typename: string };

/** Finds things by id alone, whatever they are. */
@Injectable()
export class RefetchReader {
  constructor(
    private readonly log: ChangeLogReader,
    private readonly columns: ModelColumns,
    private readonly read: RowReader,
  ) {}

  /**
   * The thing, or null. Two statements: the log tells its type, and its table the rest. Asked for many at once within a
   * request, it is one statement for the types and one for each type that is there.
   */
  byId(schema: GraphQLSchema, id: string): Promise<Refetched | null> {
    return currentRequest()
      .loader(RefetchReader, () => new Loader((ids: readonly string[]) => this.byIds(schema, ids)))
      .load(idOf(id));
  }

  private async byIds(schema: GraphQLSchema, ids: readonly string[]): Promise<(Refetched | null)[]> {
    const types = await this.log.typesOf(ids);
    const found = new Map<string, Refetched>();
    for (const { target, targetName } of this.columns.models()) {
      const own = ids.filter((id) => types.get(id) === targetName);
      if (own.length === 0 || !isReadable(schema.getType(targetName))) continue;
      for (const row of await this.read.byIds(target as ModelClass<Node>, own))
        if (row) found.set(row.id, { ...row, __typename: targetName });
    }
    return ids.map((id) => found.get(id) ?? null);
  }
}

/** Whether this is a type that `node` answers and the caller may read: what it may not looks like what is not there. */
const isReadable = (type: unknown): boolean =>
  isObjectType(type) &&
  type.getInterfaces().some(({ name }) => name === Node.name) &&
  unmetDemands(type, currentCaller().scopes).length === 0;
