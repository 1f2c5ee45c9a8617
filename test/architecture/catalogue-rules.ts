import type { Catalogue } from '../support/catalogue.ts';

/** What a rule finds fault with, one sentence each. */
export type CatalogueRule = (catalogue: Catalogue) => string[];

/** A column as a model declares it. */
export interface ModelColumn {
  readonly table: string;
  readonly name: string;
  readonly nullable: boolean;
  /** Whether only some rows of the table have it: a column of one kind of node. */
  readonly ofKind: boolean;
}

/** Tables that keep count of migrations; the tool that does so names what is in them. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['migration', 'migration_lock']);

/** Indexes that do not begin with the workspace, each with its reason. */
export const FOUND_BEFORE_THE_WORKSPACE: Readonly<Record<string, string>> = {
  api_key_id_idx: 'A presented key is looked up before anybody knows whose it is.',
  api_key_secret_key_id_idx: 'So is its secret.',
};

/** Functions that the application calls by name, each with its reason. */
export const CALLED_BY_NAME: Readonly<Record<string, string>> = {
  refresh_statistics: 'Only the owner of a table may have the planner look at it, before Postgres 17.',
  workspaces_with_ended_consent:
    'Nobody else sees across workspaces; it tells their ids and nothing of what is in them.',
};

const ENDS: Readonly<Record<string, string>> = { p: 'pkey', u: 'key', f: 'fkey' };

/** Every table of a workspace keeps others out, its owner included. */
export const secured: CatalogueRule = (catalogue) => {
  const of = tenantTables(catalogue);
  return catalogue.tables
    .filter(({ name, secured, forced }) => of.has(name) && !(secured && forced))
    .map(({ name }) => `${name} has no forced row-level security.`);
};

/** Every key, reference and index begins with the workspace, on both sides of a reference. */
export const workspaceFirst: CatalogueRule = (catalogue) => {
  const of = tenantTables(catalogue);
  const keys = catalogue.constraints.filter(({ kind }) => kind in ENDS);
  return [...keys, ...catalogue.indexes]
    .filter(({ table, name }) => of.has(table) && !(name in FOUND_BEFORE_THE_WORKSPACE))
    .filter(
      ({ columns, definition }) =>
        columns[0] !== 'workspace_id' || /REFERENCES \S+\((?!workspace_id\b)/.test(definition),
    )
    .map(({ name }) => `${name} does not begin with workspace_id.`);
};

/** Keys, references and indexes are named by their columns; checks say what holds. */
export const named: CatalogueRule = ({ constraints, indexes }) => {
  const ours = ({ table }: { readonly table: string }): boolean => !BOOKKEEPING.has(table);
  const nameOf = (table: string, columns: readonly string[], end: string): string => {
    const name = [table, ...columns, end].join('_');
    // The workspace leads every key: a name that Postgres would cut off goes without it.
    return name.length > 63 ? name.replace('_workspace_id_', '_') : name;
  };
  return [
    ...constraints.filter(ours).flatMap(({ table, name, kind, columns }) => {
      const end = ENDS[kind];
      if (end !== undefined)
        return name === nameOf(table, columns, end) ? [] : [`${name} is not named by its columns.`];
      return new RegExp(`^${table}(_[a-z0-9]+){2,}$`).test(name) && !/_check\d*$/.test(name)
        ? []
        : [`${name} is no sentence about ${table}.`];
    }),
    ...indexes
      .filter(ours)
      .filter(({ table, name, columns }) => name !== nameOf(table, columns, 'idx'))
      .map(({ name }) => `${name} is not named by its columns.`),
  ];
};

/** What happens, happens in statements that are read: poolers and sharding stay possible. */
export const plain: CatalogueRule = ({ triggers, functions, extensions }) => [
  ...triggers.map(({ table, name }) => `${table} has the trigger ${name}.`),
  ...functions.filter(({ name }) => !(name in CALLED_BY_NAME)).map(({ name }) => `There is a function ${name}.`),
  ...extensions.filter(({ name }) => name !== 'plpgsql').map(({ name }) => `The extension ${name} is needed.`),
];

/** Models and tables name the same columns and agree on which may be empty. */
export const modelled =
  (models: readonly ModelColumn[]): CatalogueRule =>
  ({ columns }) => {
    const placeOf = ({ table, name }: { readonly table: string; readonly name: string }): string => `${table}.${name}`;
    const known = new Map(columns.map((column) => [placeOf(column), column]));
    const declared = new Set(models.map(placeOf));
    const tables = new Set(models.map(({ table }) => table));
    return [
      ...models.flatMap((model) => {
        const column = known.get(placeOf(model));
        if (!column) return [`${placeOf(model)} stands in a model only.`];
        // Rows of other kinds leave it out: then it is empty, or Postgres fills it.
        const absent = model.ofKind && (column.nullable || column.filled);
        if (model.ofKind && !absent) return [`${placeOf(model)} must be filled in rows of other kinds too.`];
        return column.nullable === model.nullable || (absent && !model.nullable)
          ? []
          : [`${placeOf(model)} may be empty in the ${column.nullable ? 'table' : 'model'} only.`];
      }),
      ...columns
        .filter((column) => tables.has(column.table) && !declared.has(placeOf(column)) && !column.filled)
        .map((column) => `${placeOf(column)} stands in no model, and nothing fills it.`),
    ];
  };

function tenantTables({ columns }: Catalogue): ReadonlySet<string> {
  return new Set(columns.filter(({ name }) => name === 'workspace_id').map(({ table }) => table));
}
