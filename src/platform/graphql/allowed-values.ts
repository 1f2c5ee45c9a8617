import type { ValidationArguments } from 'class-validator';
import { checkText, type TextLimits } from '../../domain/foundation/text/check-text.ts';
import { shown } from '../../domain/foundation/text/shown.ts';

/** What a validator was given besides the value: the limits of the field. */
type Limits = NonNullable<ValidationArguments['constraints']>;

const elements = (value: unknown): string => (Array.isArray(value) ? String(value.length) : shown(value));

/**
 * What each validator allows and what was given instead, by the validator's name, in words that follow the name of a field.
 * To use one more validator of class-validator in a model, add a row, or give it a message such as "$property takes …".
 */
export const ALLOWED: Readonly<Record<string, (limits: Limits, value: unknown) => string>> = {
  arrayMaxSize: ([most], value) => `takes at most ${String(most)} elements, not ${elements(value)}`,
  arrayMinSize: ([least], value) =>
    `takes at least ${String(least)} ${least === 1 ? 'element' : 'elements'}, not ${elements(value)}`,
  arrayUnique: ([key], value) =>
    Array.isArray(value)
      ? `takes each element once; ${shown(repeated(value, key))} is there twice`
      : `takes a list, not ${shown(value)}`,
  id: (_, value) => `takes an id, not ${shown(value)}`,
  isArray: (_, value) => `takes a list, not ${shown(value)}`,
  isBoolean: (_, value) => `takes true or false, not ${shown(value)}`,
  isDate: (_, value) => `takes an instant such as "2026-11-22T09:30:00Z", not ${shown(value)}`,
  isIn: ([choices], value) => `takes ${(choices as readonly string[]).join(', ')}, not ${shown(value)}`,
  isInt: (_, value) => `takes a whole number, not ${shown(value)}`,
  isISO4217CurrencyCode: (_, value) => `takes an ISO 4217 code in capitals, such as "EUR", not ${shown(value)}`,
  isNumber: (_, value) => `takes a finite number, not ${shown(value)}`,
  isString: (_, value) => `takes a text, not ${shown(value)}`,
  isTimeZone: (_, value) => `takes the name of an IANA time zone, such as "Europe/Berlin", not ${shown(value)}`,
  max: ([most], value) => `takes at most ${String(most)}, not ${shown(value)}`,
  min: ([least], value) => `takes at least ${String(least)}, not ${shown(value)}`,
  text: ([limits], value) =>
    typeof value === 'string'
      ? (checkText(value, limits as TextLimits) ?? 'takes a text')
      : `takes a text, not ${shown(value)}`,
  webAddress: ([most], value) =>
    `takes an http or https address of at most ${String(most)} characters, not ${shown(value)}`,
};

/** The first element that is in a list twice, by what `key` answers for each of them. */
function repeated(value: readonly unknown[], key: unknown): unknown {
  const keys = value.map((each) => (typeof key === 'function' ? (key as (of: unknown) => unknown)(each) : each));
  return keys.find((each, at) => keys.indexOf(each) < at);
}
