import type { PersonalColumn } from './personal.ts';

/** What a digest in the place of a text begins with. No source calls anything so. */
export const DIGEST = 'gone/';
/** Whether a digest stands in the place of a text that was removed. */
export const isGone = (text: string): boolean => text.startsWith(DIGEST);

/** Every text within a value; of values with members, those of the named ones. */
export function textsIn(value: unknown, members: readonly string[] | null): string[] {
  if (typeof value === 'string') return value === '' || isGone(value) ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  const isNamed = ([name]: readonly [string, unknown]) => Array.isArray(value) || !members || members.includes(name);
  return Object.entries(value)
    .filter(isNamed)
    .flatMap(([, each]) => textsIn(each, members));
}

/** A text that somebody said, and on which ground it was kept. */
export interface SaidText {
  readonly ground: string;
  readonly text: string;
}

/** Texts of personal columns that stood in a row and do not stand there any more; no more than one of each. */
export const olderTexts = (
  columns: readonly PersonalColumn[],
  before: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): SaidText[] =>
  columns.flatMap(({ property, ground, members }) => {
    const left = new Set(textsIn(now[property], members));
    return [...new Set(textsIn(before[property], members))]
      .filter((text) => !left.has(text))
      .map((text) => ({ ground, text }));
  });
