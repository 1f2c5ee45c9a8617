import { invalid, type Refusal } from '../../refusal.ts';

/** What stands against an interview that is said to have taken place, `now` being the instant at which it is said. */
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
