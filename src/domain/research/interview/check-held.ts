import { invalid, type Refusal } from '../../refusal.ts';

/** Checks an interview with the status HELD as of `now`: it is not in the future, and has a participant. */
export function checkHeld(
  { status, heldAt, participants }: { readonly status: string; readonly heldAt: Date; readonly participants: number },
  now: Date,
): Refusal[] {
  if (status !== 'HELD') return [];
  return [
    ...(heldAt > now
      ? [invalid('heldAt must not lie in the future for an interview that took place.', ['heldAt'])]
      : []),
    ...(participants === 0
      ? [invalid('participantIds names at least one participant of an interview that took place.', ['participantIds'])]
      : []),
  ];
}
