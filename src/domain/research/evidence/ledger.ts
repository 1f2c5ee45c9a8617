import { CHOSEN } from '../chosen.ts';
import type { AgeClass } from './age-class.ts';
import { countInWords } from './confidence.ts';
import type { EvidenceClass } from './evidence-class.ts';

/** Numbers of participants or insights that support and that contradict; one that does both counts in both. */
export interface StanceCounts {
  readonly supports: number;
  readonly contradicts: number;
}
/** The same, and the number of all, each once. */
export interface HeardCounts extends StanceCounts {
  readonly heard: number;
}

/** Counts by key; a missing key stands for 0. */
type CountsBy<Key extends string> = Readonly<Partial<Record<Key, StanceCounts>>>;

/** Figures from which confidence and advice follow. They count different participants unless they say otherwise. */
export interface LedgerFigures {
  readonly participants: HeardCounts;
  /** By the strongest class of each participant's evidence. */
  readonly byClass: CountsBy<EvidenceClass>;
  /** By the age of each participant's latest evidence. */
  readonly byAge: CountsBy<AgeClass>;
  /** By the participants' relationship to the product. */
  readonly byRelationship: CountsBy<string>;
  /** Counts of insights, not of participants, whose participant is not known. */
  readonly withoutParticipant: HeardCounts;
  /** Number of these that support from strategy or technology: themes and trends. */
  readonly themes: number;
}

/** Whether a third or more of the participants heard contradict. */
export const isContested = ({ heard, contradicts }: Pick<HeardCounts, 'heard' | 'contradicts'>): boolean =>
  contradicts > 0 && contradicts >= heard * CHOSEN.confidence.contestedShare - Number.EPSILON;

/** Next level above that of `supports` participants, and how many more it takes; null at the highest level. */
export function nextLevel(
  supports: number,
): { readonly lacking: number; readonly words: string; readonly level: number } | null {
  const next = CHOSEN.confidence.participantLevels.findLast(({ from }) => from > supports);
  return next ? { lacking: next.from - supports, words: next.words, level: next.level } : null;
}

/** How many more participants the next level takes: "2 more participants to reach 4–9"; null at the highest level. */
export function lackingInWords(supports: number): string | null {
  const next = nextLevel(supports);
  return next && `${countInWords(next.lacking, 'more participant')} to reach ${next.words}`;
}

/**
 * What evidence to seek next, most important first, in sentences; empty where none is lacking (house rule after Torres
 * and Gilad).
 */
export function evidenceNeeded(figures: LedgerFigures): string[] {
  const { participants, byClass, byAge, byRelationship: by, withoutParticipant } = figures;
  const { heard, supports, contradicts } = participants;
  const nameless = withoutParticipant.heard;
  const unnamed =
    nameless === 0
      ? []
      : [
          `${countInWords(nameless, 'insight names', 'insights name')} no participant: say whose words they are, so that people can be counted.`,
        ];
  if (heard === 0) return ['Nobody was heard yet: hear a story of a particular time from one customer.', ...unnamed];
  const either = <Key extends string>(all: CountsBy<Key>, ...keys: Key[]): boolean =>
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
