import type { MayKeep } from '../participant/consent.ts';
import { type Refusal, refusal } from '../../refusal.ts';

/** What of a participant's consent each text of an interview or its snapshot takes. */
const COVERED_BY = {
  notes: 'notes',
  answers: 'notes',
  recordingUrl: 'recordings',
  photoUrl: 'recordings',
  quickFacts: 'notes',
  memorableQuote: 'quotes',
  experienceSteps: 'notes',
  otherLearnings: 'notes',
} as const satisfies Record<string, keyof MayKeep>;

/** Scope of consent by what it lets keep, as callers know it. */
const SCOPES = { notes: 'NOTES', quotes: 'QUOTE', recordings: 'RECORDING' } as const satisfies Record<
  keyof MayKeep,
  string
>;

/** Texts of an interview or its snapshot; null and empty lists say nothing. */
export type InterviewWords = Partial<Readonly<Record<keyof typeof COVERED_BY, unknown>>>;

const saysNothing = (text: unknown): boolean =>
  text === null || text === undefined || (Array.isArray(text) && text.length === 0);
const uncovered = (words: InterviewWords, mayKeep: MayKeep): (keyof typeof COVERED_BY)[] =>
  (Object.keys(COVERED_BY) as (keyof typeof COVERED_BY)[]).filter(
    (name) => !saysNothing(words[name]) && !mayKeep[COVERED_BY[name]],
  );

/** The words without those that nobody may keep: lists are empty then, all else is null. */
export function keptOf<Words extends InterviewWords>(words: Words, mayKeep: MayKeep): Words {
  const emptied = uncovered(words, mayKeep).map((name) => [name, Array.isArray(words[name]) ? [] : null]);
  return { ...words, ...Object.fromEntries(emptied) } as Words;
}

/** A refusal for each text that the participants' consent does not cover, at its place below `above`. */
export const checkKept = (words: InterviewWords, mayKeep: MayKeep, above: readonly string[] = []): Refusal[] =>
  uncovered(words, mayKeep).map((name) =>
    refusal(
      'NOT_APPLICABLE',
      {
        problem: `${name} cannot be kept: somebody who took part withdrew consent, or gave it without ${SCOPES[COVERED_BY[name]]}.`,
      },
      [...above, name],
    ),
  );
