import type { MayKeep } from '../participant/consent.ts';
import { type Refusal, refusal } from '../../refusal.ts';

/** Permission that each text of an interview or its snapshot requires. */
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

/** Scope of consent that gives each permission, as the API names it. */
const SCOPES = { notes: 'NOTES', quotes: 'QUOTE', recordings: 'RECORDING' } as const satisfies Record<
  keyof MayKeep,
  string
>;

/** Texts of an interview or its snapshot; null and empty lists need no consent. */
export type InterviewTexts = Partial<Readonly<Record<keyof typeof COVERED_BY, unknown>>>;

const isEmpty = (text: unknown): boolean =>
  text === null || text === undefined || (Array.isArray(text) && text.length === 0);
const uncovered = (texts: InterviewTexts, mayKeep: MayKeep): (keyof typeof COVERED_BY)[] =>
  (Object.keys(COVERED_BY) as (keyof typeof COVERED_BY)[]).filter(
    (name) => !isEmpty(texts[name]) && !mayKeep[COVERED_BY[name]],
  );

/** The texts without those that consent does not cover: these are empty lists or null. */
export function coveredTexts<Texts extends InterviewTexts>(texts: Texts, mayKeep: MayKeep): Texts {
  const emptied = uncovered(texts, mayKeep).map((name) => [name, Array.isArray(texts[name]) ? [] : null]);
  return { ...texts, ...Object.fromEntries(emptied) } as Texts;
}

/** A refusal for each text that the participants' consent does not cover, at its field below `above`. */
export const checkCovered = (texts: InterviewTexts, mayKeep: MayKeep, above: readonly string[] = []): Refusal[] =>
  uncovered(texts, mayKeep).map((name) =>
    refusal(
      'NOT_APPLICABLE',
      {
        problem: `${name} cannot be kept: somebody who took part withdrew consent, or gave it without ${SCOPES[COVERED_BY[name]]}.`,
      },
      [...above, name],
    ),
  );
