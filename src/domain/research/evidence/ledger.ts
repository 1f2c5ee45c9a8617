import { CHOSEN } from '../chosen.ts';
import type { AgeClass } from './age-class.ts';
import { counted } from './confidence-levels.ts';
import type { EvidenceClass } from './evidence-class.ts';

/** How many are for and how many against; who is both counts in both. */
export interface Sides {
  readonly supports: number;
  readonly contradicts: number;
}
/** As `Sides`, and how many there are in all, each once. */
export interface Heard extends Sides {
  readonly heard: number;
}

/** Sides by some key; a key that is missing has nobody. */
type By<Key extends string> = Readonly<Partial<Record<Key, Sides>>>;

/** What confidence and advice follow from. Everything counts distinct participants unless it says otherwise. */
export interface LedgerFigures {
  readonly participants: Heard;
  /** By the best class of each participant. */
  readonly byClass: By<EvidenceClass>;
  /** By the latest word of each participant. */
  readonly byAge: By<AgeClass>;
  /** By what they are to the product. */
  readonly byRelationship: By<string>;
  /** Insights, not people, whose participant nobody knows. */
  readonly withoutParticipant: Heard;
  /** Of these, how many support it from strategy or technology: themes and trends. */
  readonly themes: number;
}

/** Whether a third or more of the participants heard contradict. */
export const isContested = ({ heard, contradicts }: Heard): boolean =>
  contradicts > 0 && contradicts >= heard * CHOSEN.confidence.contestedShare - Number.EPSILON;

/** The next level of participants above `supports`, and how many are lacking; null at the highest. */
export function nextLevel(
  supports: number,
): { readonly lacking: number; readonly words: string; readonly level: number } | null {
  const next = CHOSEN.confidence.participantLevels.findLast(({ from }) => from > supports);
  return next ? { lacking: next.from - supports, words: next.words, level: next.level } : null;
}

/** How many more people it takes, in words: "2 more participants to reach 4–9"; null at the highest level. */
export function lackingInWords(supports: number): string | null {
  const next = nextLevel(supports);
  return next && `${counted(next.lacking, 'more participant')} to reach ${next.words}`;
}

/** What to hear next, most telling first, in sentences; empty when nothing is lacking (house rule after Torres and Gilad). */
export function needed(figures: LedgerFigures): string[] {
  const { participants, byClass, byAge, byRelationship: by, withoutParticipant } = figures;
  const { heard, supports, contradicts } = participants;
  const nameless = withoutParticipant.heard;
  const unnamed =
    nameless === 0
      ? []
      : [
          `${counted(nameless, 'insight names', 'insights name')} no participant: say whose words they are, so that people can be counted.`,
        ];
  if (heard === 0) return ['Nobody was heard yet: hear a story of a particular time from one customer.', ...unnamed];
  const either = <Key extends string>(all: By<Key>, ...keys: Key[]): boolean =>
    keys.some((key) => (all[key]?.supports ?? 0) + (all[key]?.contradicts ?? 0) > 0);
  const wishes = (['STRONG', 'MEDIUM', 'WEAK'] as const).every((key) => (byClass[key]?.supports ?? 0) === 0);
  const lacking = lackingInWords(supports);
  return [
    ...(isContested(participants)
      ? [
          `${contradicts} of ${heard} contradict: find out in what the two sides differ, and whether it is one opportunity.`,
        ]
      : []),
    ...(lacking ? [`${lacking}.`] : []),
    ...(supports > 0 && wishes ? ['Only wishes support it: hear a story of a particular time.'] : []),
    ...(either(by, 'CHOOSER') && !either(by, 'USER', 'BOTH', 'UNKNOWN')
      ? ['Only choosers were heard: hear somebody who uses it.']
      : []),
    ...(either(byAge, 'UP_TO_90_DAYS') ? [] : ['No evidence is younger than 90 days: hear somebody anew.']),
    ...(contradicts === 0 && supports >= CHOSEN.evidence.unanimousParticipants
      ? ['Nobody contradicts: ask somebody for whom it may not hold.']
      : []),
    ...unnamed,
  ];
}
