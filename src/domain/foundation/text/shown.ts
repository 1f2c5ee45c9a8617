/** Most characters that a sentence repeats of a value: a caller recognises it by them, and the sentence stays short. */
const MOST_SHOWN = 60;

/** A value as a sentence about it shows it: as JSON, instants and numbers as they are, and a long one cut short. */
export function shown(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'an instant beyond the calendar' : value.toISOString();
  if (typeof value === 'number') return String(value);
  const text = Array.from((JSON.stringify(value) as string | undefined) ?? 'nothing');
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).join('')}…` : text.join('');
}
