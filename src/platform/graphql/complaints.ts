import type { Type } from '@nestjs/common';
import { shown } from '../../domain/foundation/text/shown.ts';
import { invalid, type Refusal } from '../../domain/refusal.ts';
import { ALLOWED } from './allowed-values.ts';
import {
  boundsLength,
  type Check,
  type Holder,
  knownRules,
  passesValidation,
  type PropertyRules,
} from './fast-validation.ts';

/** Most complaints that are told of one input. Chosen: nobody reads more before mending these. */
const MOST_COMPLAINTS = 50;

/**
 * What the rules of its class have against a value that stands at `path` of the input, one sentence a problem: the first
 * fifty, and how many more there are. A bad element of a list has its place in the path; of a list that is too long, no
 * element is looked at. The value is left as GraphQL made it.
 */
export function complaintsOf(type: Type, value: unknown, path: readonly string[] = []): Refusal[] {
  if (passesValidation(type, value)) return [];
  // Two rules that say the same of one value have found one problem.
  const seen = new Map<string, Refusal>();
  for (const each of allComplaints(type, value, path)) seen.set([...each.path, each.message].join('\n'), each);
  return firstFew([...seen.values()]);
}

/** The first of many refusals, by itself fifty, and one that says how many more there are; never more than `most` and that one. */
export function firstFew(refusals: readonly Refusal[], most = MOST_COMPLAINTS): Refusal[] {
  const more = refusals.length - most;
  return more > 1 ? [...refusals.slice(0, most), invalid(`… and ${more} more.`, [])] : [...refusals];
}

function allComplaints(type: Type, value: unknown, path: readonly string[]): Refusal[] {
  const rules = knownRules(type);
  if (rules === null) throw new Error(`${type.name} has a rule that takes its time.`);
  const object = value as Holder;
  const tooLong = new Set(rules.filter((each) => isLongList(each, object)).map(({ name }) => name));
  return rules.flatMap((each) => complaintsOfProperty(each, object, path, tooLong.has(each.name)));
}

/** Whether a property holds a list that is too long, so that none of its elements is looked at. */
function isLongList({ name, checks }: PropertyRules, object: Holder): boolean {
  const value = object[name];
  return Array.isArray(value) && checks.some((check) => boundsLength(check) && !check.holds(object, value));
}

function complaintsOfProperty(
  { name, conditions, checks, nested }: PropertyRules,
  object: Holder,
  above: readonly string[],
  isTooLong: boolean,
): Refusal[] {
  const value = object[name];
  if (!conditions.every((applies) => applies(object, value))) return [];
  const path = [...above, name];
  const failing = checks
    .filter((check) => !isTooLong || boundsLength(check))
    .flatMap((check) => failures(check, object, value));
  const isWanted = failing.length > 0 || (nested !== null && value === null);
  if ((value === null || value === undefined) && isWanted) return [absent(name, value, path)];
  return [
    ...failing.map(({ check, at, given }) =>
      at === null
        ? invalid(sentenceOf(check, name, given), path)
        : invalid(sentenceOf(check, `${name}[${at}]`, given), [...path, String(at)]),
    ),
    ...(nested === null || isTooLong ? [] : nestedComplaints(nested, name, value, path)),
  ];
}

/** The values that a rule does not hold of: the one that it is about, or elements of it with their places. */
function failures(check: Check, object: Holder, value: unknown): { check: Check; at: number | null; given: unknown }[] {
  if (!check.each || !Array.isArray(value))
    return check.holds(object, value) ? [] : [{ check, at: null, given: value }];
  return value.flatMap((given: unknown, at) => (check.holds(object, given) ? [] : [{ check, at, given }]));
}

function nestedComplaints(type: Type, name: string, value: unknown, path: readonly string[]): Refusal[] {
  if (value === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((each: unknown, at) => nestedComplaints(type, `${name}[${at}]`, each, [...path, String(at)]));
  return typeof value === 'object' && value !== null
    ? allComplaints(type, value, path)
    : [invalid(`${name} takes an object, not ${shown(value)}.`, path)];
}

const absent = (name: string, value: null | undefined, path: readonly string[]): Refusal =>
  invalid(
    value === null ? `${name} may not be null: give a value, or leave it out.` : `${name} is missing: give a value.`,
    path,
  );

function sentenceOf({ validator, limits, message }: Check, field: string, value: unknown): string {
  if (message !== null) return `${message.replace('$property', field)}, not ${shown(value)}.`;
  const allowed = ALLOWED[validator];
  if (!allowed) throw new Error(`${validator} has no sentence: add a row to ALLOWED.`);
  return `${field} ${allowed(limits as unknown[], value)}.`;
}
