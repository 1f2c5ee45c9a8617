import { nearest } from '../../../domain/foundation/text/nearest.ts';
import { shown } from '../../../domain/foundation/text/shown.ts';
import { EntityTypeEnum, OperationEnum } from '../../../platform/change-log/change.model.ts';
import type { Operation } from '../../../platform/change-log/operation.ts';
import type { Parameter } from '../../../platform/http/door.ts';
import { Faults, type Problem } from '../../../platform/request/fault.ts';
import { ANCHORS, type ChangeFilterInput } from './change-filter.model.ts';

type Anchored = keyof typeof ANCHORS;

/** Most words of one parameter, as of one list in a query. */
const MOST_WORDS = 20;

/** Parameters of an address that are fields of the filter; lists are words with commas between. */
export const FILTER_PARAMETERS: Readonly<Record<string, Parameter>> = {
  entityTypes: { mostCharacters: 4_000 },
  operations: { mostCharacters: 4_000 },
  fields: { mostCharacters: 4_000 },
  ...Object.fromEntries(Object.keys(ANCHORS).map((name) => [name, { mostCharacters: 200 }])),
};

/** What an address gives, by the names of parameters. */
export type Given = Readonly<Record<string, string | undefined>>;

/** The filter that an address holds. @throws Faults BAD_REQUEST for words that a list does not take, a sentence each */
export function filterOfAddress(given: Given): ChangeFilterInput {
  const problems: Problem[] = [];
  const words = (name: string): string[] | null => given[name]?.split(',').map((word) => word.trim()) ?? null;
  const chosen = <Value>(name: string, choices: Readonly<Record<string, Value>>): Value[] | null =>
    words(name)?.flatMap((word) => {
      const value = choices[word];
      if (value !== undefined) return [value];
      const like = nearest(word, Object.keys(choices));
      const hint = like === null ? '' : ` Did you mean ${like}?`;
      problems.push({
        message: `${name} takes values of the enum in the schema, with commas between, not ${shown(word)}.${hint}`,
        path: [name],
      });
      return [];
    }) ?? null;
  const fields = words('fields');
  if (fields && (fields.length > MOST_WORDS || fields.includes('')))
    problems.push({ message: `fields takes 1 to ${MOST_WORDS} names with commas between.`, path: ['fields'] });
  const filter = {
    entityTypes: chosen('entityTypes', EntityTypeEnum),
    operations: chosen('operations', OperationEnum) as Operation[] | null,
    fields,
    ...(Object.fromEntries(Object.keys(ANCHORS).map((name) => [name, given[name] ?? null])) as Record<
      Anchored,
      string | null
    >),
  };
  if (problems.length > 0) throw new Faults('BAD_REQUEST', problems);
  return filter;
}
