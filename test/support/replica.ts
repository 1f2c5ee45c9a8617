import type { EntityMetadata } from 'typeorm';
import { loggedShapeOf } from '../../src/platform/change-log/field-changes.ts';
import { type Client, look } from './service.ts';

/** A change as a reader of the feed has it. */
export interface FeedChange {
  readonly entityType: string;
  readonly entityId: string;
  readonly version: number;
  readonly operation: string;
  readonly origin: string | null;
  readonly actor: string;
  readonly changedFields: readonly string[];
  readonly changes: readonly {
    readonly field: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly withheld: string | null;
  }[];
}

/** What a replica asks of every change. */
export const FEED_CHANGE =
  'entityType entityId version operation origin actor changedFields changes { field before after withheld }';

/** One page of the feed. */
export interface FeedPage {
  readonly edges: readonly { readonly cursor: string; readonly node: FeedChange }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

/** One page of the feed behind a cursor; `more` are further arguments, such as a filter. */
export async function feedPage(client: Client, after: string | null, first = 100, more = ''): Promise<FeedPage> {
  const { changes } = await client.data<{ changes: FeedPage }>(
    `query ($after: String, $first: Int!) { changes(after: $after, first: $first ${more}) {
       edges { cursor node { ${FEED_CHANGE} } } pageInfo { endCursor hasNextPage } } }`,
    { after, first },
  );
  return changes;
}

/** Every change that can be read by now behind a cursor. */
export async function feedOf(client: Client, more = '', after: string | null = null): Promise<FeedChange[]> {
  const found: FeedChange[] = [];
  for (let [at, hasMore] = [after, true]; hasMore;) {
    const { edges, pageInfo } = await feedPage(client, at, 300, more);
    found.push(...edges.map(({ node }) => node));
    [at, hasMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  return found;
}

/** Number of the transaction up to which a cursor has read everything. */
export const transactionOf = (cursor: string): number =>
  Number(String((JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[])[3]).split(':')[0]);

type Fields = Readonly<Record<string, unknown>>;
const WITHHELD = Symbol('withheld');

/** A copy of the things of a workspace that knows nothing but the feed. */
export class Replica {
  private readonly things = new Map<string, { type: string; version: number; fields: Map<string, unknown> }>();

  /** @throws Error for a change that does not follow the one before it */
  apply({ entityType: type, entityId, version, operation, changes }: FeedChange): void {
    const known = this.things.get(entityId);
    if (operation === 'DELETED') {
      if (!known) throw new Error(`${type} ${entityId} is deleted without having been.`);
      this.things.delete(entityId);
      return;
    }
    if ((operation === 'CREATED') === (known !== undefined)) throw new Error(`${type} ${entityId}: ${operation}.`);
    if (known && version < known.version) throw new Error(`${type} ${entityId} goes back to ${version}.`);
    const fields = known?.fields ?? new Map<string, unknown>();
    for (const { field, after, withheld } of changes) fields.set(field, withheld === null ? after : WITHHELD);
    this.things.set(entityId, { type, version, fields });
  }

  /** What the tables hold otherwise, a sentence each; what is withheld is not compared. */
  differences(client: Client, models: readonly EntityMetadata[]): Promise<string[]> {
    return this.differencesFrom((text) => look(client, text), models);
  }

  /** As `differences`, by rows that are read otherwise. */
  async differencesFrom(
    rowsOf: (text: string) => Promise<{ id: string; row: Fields }[]>,
    models: readonly EntityMetadata[],
  ): Promise<string[]> {
    const found: string[] = [];
    const left = new Set(this.things.keys());
    for (const model of models) {
      const { columns, personal } = loggedShapeOf(model.target as never, model.columns);
      const kind = model.discriminatorColumn === undefined ? '' : `WHERE kind = '${model.discriminatorValue}'`;
      const rows = await rowsOf(`SELECT id, to_jsonb(row) AS row FROM "${model.tableName}" AS row ${kind}`);
      for (const { id, row } of rows) {
        const thing = this.things.get(id);
        left.delete(id);
        if (thing?.type !== model.targetName) found.push(`${model.targetName} ${id} is missing`);
        for (const { propertyName, databaseName, isInstant } of columns) {
          const [here, there] = [thing?.fields.get(propertyName), row[databaseName]];
          if (personal.has(databaseName) || here === WITHHELD) continue;
          const kept = isInstant && typeof there === 'string' ? new Date(there).toISOString() : there;
          if (textOf(here) !== textOf(kept))
            found.push(`${model.targetName} ${id}.${propertyName}: ${textOf(here)}, not ${textOf(kept)}`);
        }
      }
    }
    return [...found, ...[...left].map((id) => `${this.things.get(id)?.type ?? ''} ${id} is there no more`)];
  }
}

/** A list without items is as good as none. */
const textOf = (value: unknown): string =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? 'null' : JSON.stringify(value);
