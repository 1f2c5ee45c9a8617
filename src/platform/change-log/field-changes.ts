import type { ModelClass } from '../database/model-columns.ts';
import type { FieldChange } from './field-change.model.ts';
import { bookkeepingOf, derivedOf, personalOf } from './personal.ts';
import { SET_BY_STORE } from './row-shape.ts';

/** A column as the mapping describes it. */
export interface LoggedColumn {
  readonly databaseName: string;
  readonly propertyName: string;
  readonly isInstant: boolean;
}

/** What is known of the columns of a type of things. */
export interface LoggedShape {
  readonly columns: readonly LoggedColumn[];
  /** Columns whose values the log never has. */
  readonly personal: ReadonlySet<string>;
}

/** A row as the log keeps it, by the names of its columns; null where there was none. */
type Image = Readonly<Record<string, unknown>> | null;

/** What an entry of the log tells of a row. */
export interface LoggedChange {
  /** Names of the columns that changed; null when the row was created or deleted. */
  readonly changedColumns: readonly string[] | null;
  readonly before: Image;
  readonly after: Image;
  /** Whether somebody's words were taken out of the row at this change or later. */
  readonly isRedacted: boolean;
}

/** The columns of a model that a history shows: those that people change, and those that a source does. */
export function loggedShapeOf(
  model: ModelClass<object>,
  columns: readonly { readonly databaseName: string; readonly propertyName: string; readonly type: unknown }[],
): LoggedShape {
  const passedOver = new Set(['id', 'kind', ...SET_BY_STORE, ...bookkeepingOf(model)]);
  const derived = new Set(derivedOf(model));
  const shown = columns.filter(
    ({ propertyName, databaseName }) => !passedOver.has(propertyName) && !derived.has(databaseName),
  );
  const unlogged = personalOf(model).filter(({ isLogged }) => !isLogged);
  const personal = new Set(unlogged.map(({ property }) => property));
  return {
    columns: shown.map(({ databaseName, propertyName, type }) => ({
      databaseName,
      propertyName,
      isInstant: type === 'timestamptz',
    })),
    personal: new Set(shown.filter(({ propertyName }) => personal.has(propertyName)).map((each) => each.databaseName)),
  };
}

/**
 * What each field was before a change and is after it, in the order of the model. Of what is created the fields that have
 * a value are told, of what is deleted those that had one.
 */
export function fieldChangesOf({ columns, personal }: LoggedShape, change: LoggedChange): FieldChange[] {
  const { changedColumns, before, after, isRedacted } = change;
  const has = (image: Image, column: string): boolean => image === null || column in image;
  const isTold = ({ databaseName }: LoggedColumn): boolean =>
    changedColumns?.includes(databaseName) ?? !isEmpty((after ?? before)?.[databaseName]);
  return columns.filter(isTold).map((column) => {
    const { databaseName, propertyName: field } = column;
    const isKept = !personal.has(databaseName);
    if (isKept && has(before, databaseName) && has(after, databaseName))
      return { field, before: valueIn(before, column), after: valueIn(after, column), withheld: null };
    const withheld = isKept || isRedacted ? 'ERASED' : 'PERSONAL';
    return { field, before: null, after: null, withheld };
  });
}

/** Whether there is nothing to tell: a list without items is none. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** A value as the API writes it: instants in UTC with milliseconds, all else as it stands in the image. */
function valueIn(image: Image, { databaseName, isInstant }: LoggedColumn): unknown {
  const value = image?.[databaseName] ?? null;
  return isInstant && typeof value === 'string' ? new Date(value).toISOString() : value;
}
