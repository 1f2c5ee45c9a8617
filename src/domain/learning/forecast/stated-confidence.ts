import type { ScoringModelKey } from '../../priorities/scoring/scoring-models.ts';

/**
 * Models whose factor `confidence` says how likely the judgement is to hold, and the number that stands for certain.
 * Gilad's confidence is no likelihood but counts evidence, so it is not here. Chosen: 10 of 10 is read as certain.
 */
export const STATES_LIKELIHOOD = {
  RICE: 1,
  ICE_MEAN: 10,
  ICE_PRODUCT: 10,
} as const satisfies Partial<Record<ScoringModelKey, number>>;

/** How likely a score was said to hold, 0 to 1; null for models that do not say, and where nobody judged it. */
export function statedConfidence(model: string, confidence: number | null): number | null {
  if (confidence === null || !Object.hasOwn(STATES_LIKELIHOOD, model)) return null;
  return confidence / STATES_LIKELIHOOD[model as keyof typeof STATES_LIKELIHOOD];
}
