import { invalid, type Refusal, refusal } from '../../refusal.ts';
import { CHOSEN } from '../chosen.ts';

/** A level on the way from an outcome to its target: the opportunity on the way, and its siblings. */
export interface Fork {
  readonly parentId: string;
  readonly chosenId: string;
  /** Siblings of the opportunity that are opportunities and not archived, in their order. */
  readonly siblingIds: readonly string[];
}

/** Choice at one level: this opportunity, over those, for this reason. */
export interface Step {
  readonly chosenId: string;
  /** Siblings that were passed over; null or absent for all. */
  readonly overIds?: readonly string[] | null;
  readonly reason: string;
}

/** One level of a descent as it is stored. */
export interface Level {
  readonly parentId: string;
  readonly chosenId: string;
  /** Siblings passed over, in their order, at most 20. */
  readonly overIds: readonly string[];
  /** Number of siblings on that day, those that are not named included. */
  readonly siblings: number;
  /** Reason for the choice; null where none was given. */
  readonly reason: string | null;
  /** Decision in the log that records the choice; absent where there is none. */
  readonly decisionId?: string;
}

/** States of a level. To add a state, add a row. */
export const LEVEL_STATUSES = {
  DECIDED: 'One was chosen over the others, and somebody said why.',
  UNDECIDED: 'There were others, and nobody said why this one.',
  NO_CHOICE: 'There were no others to choose from, and nobody needs to say why.',
} as const;
/** Key of a state of a level. */
export type LevelStatus = keyof typeof LEVEL_STATUSES;

/** State of a level: DECIDED with a reason, NO_CHOICE without siblings, else UNDECIDED. */
export const levelStatus = ({ reason, siblings }: Pick<Level, 'reason' | 'siblings'>): LevelStatus =>
  reason !== null ? 'DECIDED' : siblings > 0 ? 'UNDECIDED' : 'NO_CHOICE';

/**
 * Descent to a target (Torres, Continuous Discovery Habits, 2021, chapter 7: choose top-down, one level at a time,
 * among siblings): one level for each fork from the outcome down, decided or not. The order of the steps does not
 * matter.
 */
export const descentOf = (forks: readonly Fork[], steps: readonly Step[]): Level[] =>
  forks.map(({ parentId, chosenId, siblingIds }) => {
    const step = steps.find((each) => each.chosenId === chosenId);
    const named = step?.overIds ? siblingIds.filter((id) => step.overIds?.includes(id)) : siblingIds;
    const overIds = named.slice(0, CHOSEN.descent.mostPassedOver);
    return { parentId, chosenId, overIds, siblings: siblingIds.length, reason: step?.reason ?? null };
  });

/**
 * Checks that steps fit the way to the target: each is for a level of it, each level has one, and only siblings are
 * passed over. Refusals are below `path`, which names the list of steps.
 */
export function checkSteps(forks: readonly Fork[], steps: readonly Step[], path: readonly string[]): Refusal[] {
  return steps.flatMap(({ chosenId, overIds }, index) => {
    const at = [...path, String(index)];
    const fork = forks.find((each) => each.chosenId === chosenId);
    if (!fork)
      return [
        refusal(
          'NOT_APPLICABLE',
          { problem: 'chosenId must name the target or an opportunity above it: a level of the descent.' },
          [...at, 'chosenId'],
        ),
      ];
    const twice = steps.findIndex((each) => each.chosenId === chosenId) < index;
    const strangers = (overIds ?? []).flatMap((id, position) =>
      fork.siblingIds.includes(id)
        ? []
        : [
            refusal(
              'NOT_APPLICABLE',
              { problem: 'overIds must name siblings of what was chosen: opportunities that are not archived.' },
              [...at, 'overIds', String(position)],
            ),
          ],
    );
    return [...(twice ? [invalid('Each level is decided once.', [...at, 'chosenId'])] : []), ...strangers];
  });
}
