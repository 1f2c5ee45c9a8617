import { idOf } from '../id.ts';

/** A piece of SQL with its values, to be put together with others into one statement. */
export interface SqlPart {
  readonly strings: readonly string[];
  /** What stands between the strings: another piece, raw text in a function, or a value that becomes a parameter. */
  readonly values: readonly unknown[];
}

const isPart = (value: unknown): value is SqlPart =>
  typeof value === 'object' && value !== null && 'strings' in value && 'values' in value;

/** Makes a piece of SQL. A piece within it is spliced in, the text of a function stands as it is, all else is a parameter. */
export const part = (strings: TemplateStringsArray, ...values: unknown[]): SqlPart => ({ strings, values });

/** A piece that narrows a statement; nothing where it is not asked for. */
export type Condition = SqlPart | false | null | undefined;

/** Joins the pieces that there are by AND; a piece that always holds where there is none. */
export function allOf(parts: readonly Condition[]): SqlPart {
  const given = parts.filter((each) => isPart(each));
  return given.length === 0 ? part`true` : given.reduce((one, other) => part`${one} AND ${other}`);
}

/** Joins pieces by OR; a piece that never holds where there is none. */
export const anyOf = (parts: readonly SqlPart[]): SqlPart =>
  parts.length === 0 ? part`false` : parts.reduce((one, other) => part`${one} OR ${other}`);

/** Whether `column` holds a text, in capitals or not; no condition where there is no text. */
export const holdsText = (column: string, text: string | null | undefined): SqlPart | null =>
  text === null || text === undefined ? null : part`strpos(lower(${() => column}), lower(${text})) > 0`;

/** Whether `column` is `value`; no condition where nothing is given. */
export const isEqual = (column: string, value: string | null | undefined): Condition =>
  value === null || value === undefined ? null : part`${() => column} = ${value}`;

/** Whether `column` is one of `values`; no condition where nothing is given. */
export const isOneOf = (column: string, values: readonly string[] | null | undefined, type = 'text'): SqlPart | null =>
  values === null || values === undefined
    ? null
    : part`${() => column} = ANY(${type === 'uuid' ? values.map(idOf) : values}::${() => type}[])`;

/** Whether `column` is the id `id`; no condition where nothing is given. */
export const hasId = (column: string, id: string | null | undefined): SqlPart | null =>
  id === null || id === undefined ? null : part`${() => column} = ${idOf(id)}::uuid`;

/** Whether a condition of the database's is as it is asked for; no condition where nothing is given. */
export const isSaid = (condition: string | SqlPart, asked: boolean | null | undefined): Condition =>
  asked === null || asked === undefined
    ? null
    : part`(${typeof condition === 'string' ? () => condition : condition}) = ${asked}::boolean`;

/** Whether the instant in `column` lies in the period; open ends where nothing is given. */
export const isWithin = (column: string, from: Date | null | undefined, to: Date | null | undefined): SqlPart =>
  allOf([from && part`${() => column} >= ${from}::timestamptz`, to && part`${() => column} < ${to}::timestamptz`]);

/** Whether any of the rows with these aliases is archived, as SQL for a boolean. A row that an outer join lacks is not. */
export const anyArchived = (...rows: readonly string[]): string =>
  `(${rows.map((row) => `${row}.archived_at IS NOT NULL`).join(' OR ')})`;

/** Whether none of the rows is archived; no condition where archived ones are asked for. */
export const noneArchived = (
  rows: readonly string[],
  filter: { includeArchived: boolean } | null | undefined,
): Condition => (filter?.includeArchived ? null : part`NOT ${() => anyArchived(...rows)}`);

/** Text of the whole statement with numbered parameters, and their values. */
export function statementOf(whole: SqlPart): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const textOf = ({ strings, values: between }: SqlPart): string =>
    strings.map((string, at) => (at < between.length ? string + textAt(between[at]) : string)).join('');
  const textAt = (value: unknown): string => {
    if (isPart(value)) return textOf(value);
    if (typeof value === 'function') return (value as () => string)();
    values.push(value);
    return `$${values.length}`;
  };
  return { text: textOf(whole), values };
}
