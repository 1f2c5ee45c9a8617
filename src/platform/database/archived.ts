import { shown } from '../../domain/foundation/text/shown.ts';
import { type Refusal, refusal } from '../../domain/refusal.ts';
import type { ModelClass } from './model-columns.ts';
import type { ArchivableRow } from './row.model.ts';

/** Columns that name a row to people, the first that it has. */
const NAMES = ['name', 'title', 'statement'] as const;

/** What sentences call a row: its type and its name, such as `Key result "Weekly active teams"`. */
export function nameOf(model: ModelClass<object>, row: object): string {
  const words = model.name.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const values = row as Partial<Record<(typeof NAMES)[number], string>>;
  const name = NAMES.map((column) => values[column]).find((value) => typeof value === 'string');
  return name === undefined ? `The ${words.toLowerCase()}` : `${words} ${shown(name)}`;
}

/** Whether a row is archived itself; a row that cannot be archived is not. */
export const isArchived = (row: object): boolean => ((row as Partial<ArchivableRow>).archivedAt ?? null) !== null;

/** Stops a change of what is archived, and a new reference to it; `what` names it in the sentence. */
export const checkNotArchived = (row: object, what: string, path: readonly string[] = ['id']): Refusal[] =>
  isArchived(row) ? [refusal('ARCHIVED', { what }, path)] : [];
