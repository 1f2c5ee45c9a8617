import { type EntityMetadata, getMetadataArgsStorage } from 'typeorm';

/** What a store writes by itself, whatever it is given. */
export const SET_BY_STORE = new Set(['workspaceId', 'createdAt', 'updatedAt', 'version']);

export const quoted = (name: string) => `"${name}"`;

/** How rows of a model are written: their table, their columns by property, which of those are lists or are kept in another form than they are given, whether changes are counted. */
export function rowShapeOf(metadata: EntityMetadata) {
  const columns = [metadata, ...metadata.childEntityMetadatas].flatMap((each) => each.columns);
  const names = new Map(columns.map(({ propertyName, databaseName }) => [propertyName, databaseName]));
  const lists = new Set(
    columns.filter((column) => column.isArray && !mayBeNull(column)).map(({ databaseName }) => quoted(databaseName)),
  );
  const kept = new Map(
    columns.flatMap(({ propertyName, transformer }) =>
      transformer && !Array.isArray(transformer) ? [[propertyName, transformer] as const] : [],
    ),
  );
  return { table: quoted(metadata.tableName), names, lists, kept, versioned: names.has('version') };
}

/** Whether its model says so: of columns that only one kind of node has, the mapping says it of every one. */
const mayBeNull = ({ target, propertyName }: EntityMetadata['columns'][number]): boolean =>
  getMetadataArgsStorage().columns.some(
    (column) => column.target === target && column.propertyName === propertyName && column.options.nullable === true,
  );

/** What an UPDATE of `row` sets from `given`: these properties and, where changes are counted, version and instant. */
export function assignmentsOf(
  names: ReadonlyMap<string, string>,
  properties: readonly string[],
  versioned: boolean,
): string {
  const own = properties
    .map((property) => quoted(columnName(names, property)))
    .map((name) => `${name} = given.${name}`);
  const counted = versioned ? ['version = row.version + 1', 'updated_at = now()'] : [];
  // An UPDATE sets something, even where its condition lets no row through.
  return [...own, ...counted].join(', ') || 'id = row.id';
}

/** SQL of whether `row` would differ with these properties of `given`. */
export function differenceOf(names: ReadonlyMap<string, string>, properties: readonly string[]): string {
  const columnsIn = (table: string): string =>
    properties.map((property) => `${table}.${quoted(columnName(names, property))}`).join(', ');
  return properties.length === 0 ? 'false' : `ROW(${columnsIn('row')}) IS DISTINCT FROM ROW(${columnsIn('given')})`;
}

/** @throws Error when the model has no such property */
export function columnName(names: ReadonlyMap<string, string>, property: string): string {
  const name = names.get(property);
  if (name === undefined) throw new Error(`No column holds ${property}.`);
  return name;
}

/** The row as JSON with column names, as `jsonb_populate_record` reads it, each value as its column keeps it. */
export function toColumns(
  { names, kept }: Pick<ReturnType<typeof rowShapeOf>, 'names' | 'kept'>,
  row: object,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([property, value]) => value !== undefined && !SET_BY_STORE.has(property))
      .map(([property, value]) => [columnName(names, property), kept.get(property)?.to(value) ?? (value as unknown)]),
  );
}
