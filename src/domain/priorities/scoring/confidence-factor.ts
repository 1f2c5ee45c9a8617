import { invalid, type Refusal, refusal } from '../../refusal.ts';
import { CHOSEN } from '../chosen.ts';
import type { GivenFactor } from './check-score.ts';
import type { ScoringModel } from './scoring-model.ts';
import type { Confidence } from '../../research/evidence/confidence-levels.ts';

/** What a model's confidence factor comes to at a level of Gilad's meter; null where none is to be offered. */
type OfLevel = (level: number) => number | null;

const { riceShares } = CHOSEN.confidenceOffer;

/** Models whose confidence evidence can tell. To add one, add a row. */
const OF_MODEL: Readonly<Record<string, OfLevel>> = {
  RICE: (level) => riceShares.find(({ from }) => level >= from)?.share ?? null,
  ICE_GILAD: (level) => level,
};

/** Confidence that evidence offers to a score. */
export interface ConfidenceOffer {
  /** The lower of both levels. */
  readonly level: number;
  /** What the model's factor comes to; null where none is offered. */
  readonly value: number | null;
  /** Why it is offered, or why not, in sentences. */
  readonly reason: string;
  /** What would raise the lower of both; null where nothing would. */
  readonly wouldRaiseIt: string | null;
}

/** The factor that evidence can tell. */
export const CONFIDENCE = 'confidence';

/** Whether evidence can tell the confidence of a model. */
export const takesConfidence = (modelKey: string): boolean => Object.hasOwn(OF_MODEL, modelKey);

/**
 * What evidence offers for a model's factor confidence: the lower of what is known of the problem and of the idea. In RICE
 * .5 to below 3 is 50 %, to below 5 80 %, from 5 on 100 %, and below .5 nothing: a moonshot.
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

/** A score whose confidence somebody asks to be taken from evidence. */
export interface AskedOfEvidence {
  readonly model: ScoringModel;
  readonly inputs: readonly GivenFactor[];
  /** Instant asked for; null for now. */
  readonly recordedAt: Date | null;
}

/**
 * May confidence be taken from evidence? Answers with every reason against: a model that takes none, a confidence or an
 * instant given beside, a moonshot. Empty means yes.
 */
export function checkFromEvidence(
  { model, inputs, recordedAt }: AskedOfEvidence,
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
