import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { leaveNote, liveNotes, newNoteName, takeNoteAway } from './process-note.ts';

/**
 * Runs work while no other process does the same in the same folder. A process that leaves a note and then finds it
 * alone has the turn; one that finds other notes withdraws and tries again later. There is no stale lock to break, and
 * so no race between two that break it: the note of a killed process simply no longer counts.
 */
export async function withExclusiveLock<Result>(
  folder: string,
  patienceMs: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const note = await waitForLock(folder, patienceMs);
  try {
    return await work();
  } finally {
    takeNoteAway(folder, note);
  }
}

async function waitForLock(folder: string, patienceMs: number): Promise<string> {
  const note = newNoteName();
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    // Looking first keeps those who wait from disturbing the one who is just about to look.
    if (liveNotes(folder).length === 0) {
      leaveNote(folder, note);
      if (liveNotes(folder).every((name) => name === note)) return note;
      takeNoteAway(folder, note);
    }
    // Chance keeps two who withdrew at the same time from meeting again.
    await sleep(10 + Math.random() * 40);
  }
  throw new EmbeddedDatabaseError(
    `Another process (pid ${liveNotes(folder)[0]?.split('-')[0] ?? 'unknown'}) has been starting or stopping the embedded database for ${patienceMs / 1000} s; end that process, or remove the folder ${folder} if it has nothing to do with this project.`,
  );
}
