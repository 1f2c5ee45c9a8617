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
  /** The level that counts: the lower of problem and idea, or that of an idea which a test of 5 or more supports. */
  readonly level: number;
  /** Value of the model's factor; null where none is offered. */
  readonly value: number | null;
  /** Why the value is offered, or why none is, in sentences. */
  readonly reason: string;
  /** What would raise the level, in a sentence; null at the highest level. */
  readonly wouldRaiseIt: string | null;
}

/** Name of the factor that evidence can supply. */
export const CONFIDENCE = 'confidence';

/** Whether evidence can supply the confidence of a model. */
const takesConfidence = (modelKey: string): boolean => Object.hasOwn(OF_MODEL, modelKey);

/**
 * Level of the idea or of the problem that counts for a score: the lower of both. Where a test of 5 or more supported the
 * idea, its level counts alone, because the idea's own use proves the problem.
 *
 * @param idea null for an opportunity, which has no idea of its own
 */
export const countingLevel = (problem: number, idea: number | null): number =>
  idea === null ? problem : idea >= CHOSEN.confidenceOffer.provesProblemFrom ? idea : Math.min(problem, idea);

/**
 * Confidence that evidence offers to a model, by the level that counts. In RICE, a level of 5 or more is 100 %, of 3 or
 * more 80 %, of .5 or more 50 %. Below .5 there is none: a moonshot.
 *
 * @param idea null for an opportunity, which has no idea of its own
 */
export function confidenceOffer(modelKey: string, problem: Confidence, idea: Confidence | null): ConfidenceOffer {
  const counting = idea?.level === countingLevel(problem.level, idea?.level ?? null) ? idea : problem;
  const value = takesConfidence(modelKey) ? (OF_MODEL[modelKey]?.(counting.level) ?? null) : null;
  const of = counting === idea ? 'The idea' : 'The problem';
  const contested = counting !== idea && idea?.contested ? ` The idea is contested too: ${idea.reason}` : '';
  const found = `${of} stands at ${counting.level} of 10: ${counting.reason}${contested}`;
  const none = takesConfidence(modelKey)
    ? `Below ${riceShares.at(-1)?.from ?? 0} it is a moonshot, for which no confidence is offered. ${found}`
    : `Evidence tells no confidence for ${modelKey}, only for ${Object.keys(OF_MODEL).join(' and ')}.`;
  return { level: counting.level, value, reason: value === null ? none : found, wouldRaiseIt: counting.wouldRaiseIt };
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
