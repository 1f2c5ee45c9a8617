import { checkText } from '../text/check-text.ts';

/** A value of metadata. */
export type MetadataValue = string | number | boolean | null;

/** Limits of metadata. Chosen: room for the fields that trackers export of a ticket, not for the ticket itself. */
const MOST = { names: 50, name: 100, text: 1_000, bytes: 4_000 };

/** What is wrong with metadata, as words that follow "Metadata"; null where nothing is. */
export function checkMetadata(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'takes a flat JSON object';
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length > MOST.names) return `holds at most ${MOST.names} names; these are ${entries.length}`;
  for (const [name, each] of entries) {
    const wrong = checkText(name, { min: 1, max: MOST.name });
    if (wrong !== null) return `has a name that ${wrong}`;
    const problem = checkValue(each);
    if (problem !== null) return `has a value of ${JSON.stringify(name)} that ${problem}`;
  }
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length;
  return bytes > MOST.bytes ? `holds at most ${MOST.bytes} bytes; these are ${bytes}` : null;
}

function checkValue(value: unknown): string | null {
  if (typeof value === 'string') return checkText(value, { min: 0, max: MOST.text, multiline: true });
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'is no finite number';
  return value === null || typeof value === 'boolean' ? null : 'is no text, number, boolean or null';
}
