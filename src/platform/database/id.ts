import { v7, validate } from 'uuid';

/** A new id: a UUID of version 7, so that ids sort as they were made. */
export const newId = (): string => v7();

/** Never given to anything. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** The id as Postgres takes it and writes it; a text that is no UUID names nothing, so it looks like what does not exist. */
export const idOf = (text: string): string => (validate(text) ? text.toLowerCase() : NOTHING);
