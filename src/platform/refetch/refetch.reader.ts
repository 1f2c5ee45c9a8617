import { Injectable } from '@nestjs/common';
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { EntityMetadata } from 'typeorm';
import type { SchemaMarks } from '../access/requires-scope.ts';
import { ModelColumns } from '../database/model-columns.ts';
import { Database } from '../database/database.ts';
import { idOf } from '../id.ts';
import { Node } from '../database/row.model.ts';
import { Loader } from '../request/loader.ts';
import { currentCaller, currentRequest } from '../request/request.ts';

/** A row of any type, with the name of its GraphQL type. Instants are text, as JSON has them. */
export type Refetched = Node & { readonly __typename: string };

/** Finds things by id alone, whatever they are. */
@Injectable()
export class RefetchReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** The thing, or null; asked for many at once within a request it is one statement over all tables. */
  byId(schema: GraphQLSchema, id: string): Promise<Refetched | null> {
    return currentRequest()
      .loader(RefetchReader, () => new Loader((ids: readonly string[]) => this.byIds(schema, ids)))
      .load(idOf(id));
  }

  private async byIds(schema: GraphQLSchema, ids: readonly string[]): Promise<(Refetched | null)[]> {
    const models = this.columns.models().filter(({ targetName }) => isReadable(schema.getType(targetName)));
    if (models.length === 0) return ids.map(() => null);
    const rows = await this.db.query<{ type: string; image: Readonly<Record<string, unknown>> }>(
      models.map(selectionOf).join(' UNION ALL '),
      [currentCaller().workspaceId, ids],
    );
    const byName = new Map(models.map((model) => [model.targetName, model]));
    const known = new Map(rows.map(({ type, image }) => [image['id'], thingOf(byName.get(type), image)]));
    return ids.map((id) => known.get(id) ?? null);
  }
}

/** Whether this is a type that `node` answers and the caller may read: what it may not looks like what is not there. */
function isReadable(type: unknown): boolean {
  if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === Node.name)) return false;
  const { scopes } = currentCaller();
  return needsOf(type).every((scope) => scopes.has(scope));
}

const needsOf = (type: GraphQLObjectType) =>
  [type, ...type.getInterfaces()].flatMap(({ extensions }) => (extensions as SchemaMarks).requiredScope ?? []);

/** Rows of one model; kinds that share a table are told apart by its discriminator. */
function selectionOf({ targetName, tableName, tableType, discriminatorColumn, discriminatorValue }: EntityMetadata) {
  const kind =
    tableType === 'entity-child' && discriminatorColumn
      ? ` AND thing."${discriminatorColumn.databaseName}" = '${discriminatorValue ?? ''}'`
      : '';
  return `SELECT '${targetName}' AS type, to_jsonb(thing) AS image FROM "${tableName}" AS thing
    WHERE thing.workspace_id = $1::uuid AND thing.id = ANY($2::uuid[])${kind}`;
}

function thingOf(model: EntityMetadata | undefined, image: Readonly<Record<string, unknown>>): Refetched | null {
  if (!model) return null;
  const properties = model.columns.map(
    ({ propertyName, databaseName }) => [propertyName, image[databaseName]] as const,
  );
  return { ...(Object.fromEntries(properties) as unknown as Node), __typename: model.targetName };
}
