import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beginningOf } from './process-identity.ts';

/**
 * Names a note of this process. Everything is in the name, so a note has no moment in which it is half written; the
 * random end keeps two notes of one process apart.
 */
export function newNoteName(): string {
  const beginning = beginningOf(process.pid) ?? '0';
  return [process.pid, beginning, randomBytes(6).toString('hex')].join('-');
}

/** Leaves a note in a folder, which is made when missing. */
export function leaveNote(folder: string, name: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, name), '', { flag: 'wx', mode: 0o600 });
}

/** Takes a note away; one that is gone already is no fault. */
export function takeNoteAway(folder: string, name: string): void {
  rmSync(path.join(folder, name), { force: true });
}

/** Names of the notes whose processes live. The notes of dead ones are thrown away, safely because no name recurs. */
export function liveNotes(folder: string): string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return readdirSync(folder).filter((name) => {
    const [processId, beginning] = name.split('-');
    if (beginningOf(Number(processId)) === beginning) return true;
    takeNoteAway(folder, name);
    return false;
  });
}
