import type { ModelClass } from '../database/model-columns.ts';
import { type PersonalColumn, personalOf } from './personal.ts';
import { olderTexts, type SaidText } from './personal-texts.ts';
import { columnName, quoted } from './row-shape.ts';

/** Those of these properties of a model that hold what a person said, of which copies may be anywhere. */
export const saidColumns = (model: ModelClass<object>, properties: readonly string[]): readonly PersonalColumn[] =>
  personalOf(model).filter(({ property, copies }) => copies === 'PASSAGES' && properties.includes(property));

/** SQL of what these columns said in `before`, by property; null where there is none of them, so that most updates read nothing. */
export const saidBefore = (columns: readonly PersonalColumn[], names: ReadonlyMap<string, string>): string =>
  columns.length === 0
    ? 'NULL::jsonb'
    : `jsonb_build_object(${columns.map(({ property }) => `'${property}', before.${quoted(columnName(names, property))}`).join(', ')})`;

/** What a row said before and does not say any more. */
export const olderOf = (
  columns: readonly PersonalColumn[],
  before: Readonly<Record<string, unknown>> | null,
  now: object & { readonly id: string },
): (SaidText & { readonly rowId: string })[] =>
  before === null
    ? []
    : olderTexts(columns, before, now as unknown as Readonly<Record<string, unknown>>).map((text) => ({
        ...text,
        rowId: now.id,
      }));
