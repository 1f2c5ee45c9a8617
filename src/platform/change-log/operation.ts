/** What may be done to a row, as the change log tells it. To add an operation, add a row. */
export const OPERATIONS = {
  CREATED: 'Added as a new thing.',
  UPDATED: 'Changed in its own fields.',
  DELETED: 'Taken away for good; the log keeps the last image.',
  ARCHIVED: 'Put away with a reason.',
  RESTORED: 'Brought back from where it was put away.',
  MOVED: 'Hung below another parent.',
  REORDERED: 'Given another place among its siblings.',
  MERGED: 'Joined with another one, or handed over to it.',
  UNMERGED: 'Parted again from what it was joined with.',
  SPLIT: 'Parted in two, or handed over to the new one of the two.',
  LINKED: 'Counted in, because something points at it now.',
  UNLINKED: 'No longer counted in, because nothing points at it.',
  DISMISSED: 'Laid aside with a reason.',
  MARKED_DUPLICATE: 'Recognised as another one told again.',
  UNMARKED_DUPLICATE: 'No longer taken for another one told again.',
  WITHDRAWN: 'Taken back by its source or by a person.',
  EXPIRED: 'Ended because its time was over.',
  ENDED: 'Ended by a person, or by what followed it.',
  OPENED: 'Unsealed, so that all may see its content.',
  CLOSED: 'Closed to further answers.',
  VOTED: 'Answered by a voter; what the answer is stays sealed.',
  REVOKED: 'Made invalid from now on.',
  ROTATED: 'Given a new secret.',
  REDACTED: 'Freed of words that somebody no longer allows.',
  ERASED: 'Emptied for good of what tells of a person.',
} as const;

/** Key of an operation. */
export type Operation = keyof typeof OPERATIONS;
