/** Most characters that a sentence repeats of a value: a caller recognises it by them, and the sentence stays short. */
const MOST_SHOWN = 60;

/** Most characters of a sentence that others have written around a value of any length. The longest list of choices fits. */
const MOST_SAID = 1_500;

/** A sentence that may repeat a value of any length, cut short. */
export const cutShort = (sentence: string): string =>
  sentence.length > MOST_SAID ? `${sentence.slice(0, MOST_SAID).replace(/[\uD800-\uDBFF]$/, '')}…` : sentence;

/** A value as a sentence about it shows it: as JSON, instants and numbers as they are, and a long one cut short. */
export function shown(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'an instant beyond the calendar' : value.toISOString();
  if (typeof value === 'number') return String(value);
  const text = (JSON.stringify(value) as string | undefined) ?? 'nothing';
  // A character takes two units at most: whatever follows these is not shown.
  const characters = Array.from(text.slice(0, 2 * MOST_SHOWN + 2));
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join('')}…` : text;
}
