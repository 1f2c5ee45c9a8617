import { v7, validate } from 'uuid';

/** A new id: a UUID of version 7, so that ids sort as they were made. */
export const newId = (): string => v7();

/** Before and behind every id; never given to anything. */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The id as Postgres takes it and writes it; a text that is no UUID names nothing, so it looks like what does not exist. */
export const idOf = (text: string): string => (validate(text) ? text.toLowerCase() : FIRST_ID);

/** The id as Postgres writes it, for comparing; a text that is no UUID stays as it is, so that a refusal can name it. */
export const canonicalId = (text: string): string => (validate(text) ? text.toLowerCase() : text);

/** The least id that can be made at this moment, in milliseconds since 1970: ids made earlier are smaller. */
export const leastIdOf = (moment: number): string => {
  const digits = Math.min(Math.max(0, Math.floor(moment)), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-7000-8000-000000000000`;
};
