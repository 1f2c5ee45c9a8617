import { invalid, type Refusal, refusal } from '../../refusal.ts';
import { CHOSEN } from '../chosen.ts';

/** An opportunity on the way from an outcome down to its target, and what else could have been taken there. */
export interface Fork {
  readonly parentId: string;
  readonly chosenId: string;
  /** Siblings that are opportunities and are not archived, in their order. */
  readonly siblingIds: readonly string[];
}

/** What somebody says of one level: this one, over those, because. */
export interface Step {
  readonly chosenId: string;
  /** Siblings that were weighed; undefined for all there are. */
  readonly overIds?: readonly string[] | null;
  readonly why: string;
}

/** One level of a descent as it is kept. */
export interface Level {
  readonly parentId: string;
  readonly chosenId: string;
  /** Siblings passed over, in their order, at most 20. */
  readonly overIds: readonly string[];
  /** How many siblings there were on that day, those not named included. */
  readonly siblings: number;
  /** Why this one; null where nobody said. */
  readonly why: string | null;
  /** Decision of the log that says so; absent where nobody decided. */
  readonly decisionId?: string;
}

/** Whether a level was decided. To add a state, add a row. */
export const LEVEL_STATES = {
  DECIDED: 'One was chosen over the others, and somebody said why.',
  UNDECIDED: 'There were others, and nobody said why this one.',
  NO_CHOICE: 'There were no others to choose from, and nobody needs to say why.',
} as const;
/** Whether a level was decided. */
export type LevelState = keyof typeof LEVEL_STATES;

/** State of a level: a reason decides it; without one it is open unless there was nothing to choose from. */
export const levelState = ({ why, siblings }: Pick<Level, 'why' | 'siblings'>): LevelState =>
  why !== null ? 'DECIDED' : siblings > 0 ? 'UNDECIDED' : 'NO_CHOICE';

/**
 * The descent to a target (Torres, Continuous Discovery Habits, 2021, chapter 7: choose top-down, one level at a time,
 * among siblings): one level for each fork from the outcome down, decided or not. Steps may come in any order.
 */
export const descentOf = (forks: readonly Fork[], steps: readonly Step[]): Level[] =>
  forks.map(({ parentId, chosenId, siblingIds }) => {
    const step = steps.find((each) => each.chosenId === chosenId);
    const named = step?.overIds ? siblingIds.filter((id) => step.overIds?.includes(id)) : siblingIds;
    const overIds = named.slice(0, CHOSEN.descent.mostPassedOver);
    return { parentId, chosenId, overIds, siblings: siblingIds.length, why: step?.why ?? null };
  });

/**
 * Do the steps fit the way to the target? Answers with every reason against: a step beside the way, a level decided
 * twice, something passed over that is no sibling. `path` names the list of steps.
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
    const strangers = (overIds ?? []).flatMap((id, place) =>
      fork.siblingIds.includes(id)
        ? []
        : [
            refusal(
              'NOT_APPLICABLE',
              { problem: 'overIds must name siblings of what was chosen: opportunities that are not archived.' },
              [...at, 'overIds', String(place)],
            ),
          ],
    );
    return [...(twice ? [invalid('Each level is decided once.', [...at, 'chosenId'])] : []), ...strangers];
  });
}
