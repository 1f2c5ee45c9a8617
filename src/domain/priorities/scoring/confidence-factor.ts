import { invalid, type Refusal, refusal } from '../../refusal.ts';
import { CHOSEN } from '../chosen.ts';
import type { FactorInput } from './check-score.ts';
import type { ScoringModel } from './scoring-model.ts';
import type { Confidence } from '../../research/evidence/confidence.ts';

/** Value of a model's factor confidence by a level of Gilad's meter; null where none is offered. */
type FactorOfLevel = (level: number) => number | null;

const { riceShares } = CHOSEN.confidenceOffer;

/** Models whose factor confidence follows from evidence. To add a model, add a row. */
const OF_MODEL: Readonly<Record<string, FactorOfLevel>> = {
  RICE: (level) => riceShares.find(({ from }) => level >= from)?.share ?? null,
  ICE_GILAD: (level) => level,
};

/** Confidence that evidence offers to a score. */
export interface ConfidenceOffer {
  /** The lower level of problem and idea. */
  readonly level: number;
  /** Value of the model's factor; null where none is offered. */
  readonly value: number | null;
  /** Why the value is offered, or why none is, in sentences. */
  readonly reason: string;
  /** What would raise the lower level, in a sentence; null at the highest level. */
  readonly wouldRaiseIt: string | null;
}

/** Name of the factor that evidence can supply. */
export const CONFIDENCE = 'confidence';

/** Whether evidence can supply the confidence of a model. */
const takesConfidence = (modelKey: string): boolean => Object.hasOwn(OF_MODEL, modelKey);

/**
 * Confidence that evidence offers to a model: by the lower level of problem and idea. In RICE, a level of 5 or more is
 * 100 %, of 3 or more 80 %, of .5 or more 50 %. Below .5 there is none: a moonshot.
 *
 * @param idea null for an opportunity, which has no idea of its own
 */
export function confidenceOffer(modelKey: string, problem: Confidence, idea: Confidence | null): ConfidenceOffer {
  const lower = idea !== null && idea.level <= problem.level ? idea : problem;
  const value = takesConfidence(modelKey) ? (OF_MODEL[modelKey]?.(lower.level) ?? null) : null;
  const of = lower === idea ? 'The idea' : 'The problem';
  const found = `${of} stands at ${lower.level} of 10: ${lower.reason}`;
  const none = takesConfidence(modelKey)
    ? `Below ${riceShares.at(-1)?.from ?? 0} it is a moonshot, for which no confidence is offered. ${found}`
    : `Evidence tells no confidence for ${modelKey}, only for ${Object.keys(OF_MODEL).join(' and ')}.`;
  return { level: lower.level, value, reason: value === null ? none : found, wouldRaiseIt: lower.wouldRaiseIt };
}

/** Input of a score whose confidence is to come from evidence. */
export interface ScoreFromEvidence {
  readonly model: ScoringModel;
  readonly inputs: readonly FactorInput[];
  /** Instant for which the score is to hold; null for now, the only one allowed. */
  readonly recordedAt: Date | null;
}

/**
 * Checks that a score may take its confidence from evidence: the model takes it, neither a confidence nor an instant is
 * given as well, and evidence offers a value.
 */
export function checkFromEvidence(
  { model, inputs, recordedAt }: ScoreFromEvidence,
  { value, reason }: ConfidenceOffer,
): Refusal[] {
  const beside = inputs.findIndex(({ factor }) => factor === CONFIDENCE);
  const none = takesConfidence(model.key)
    ? [refusal('NOT_APPLICABLE', { problem: reason }, ['fromEvidence'])]
    : [invalid(reason, ['fromEvidence'])];
  return [
    ...(value === null ? none : []),
    ...(beside < 0
      ? []
      : [invalid('Confidence comes from evidence: leave it out.', ['inputs', String(beside), 'factor'])]),
    ...(recordedAt === null
      ? []
      : [invalid('A score with confidence from evidence holds for now, when evidence is counted.', ['recordedAt'])]),
  ];
}
