import { CHOSEN } from '../chosen.ts';

/** Key of a model whose confidence is a likelihood. */
type LikelihoodModel = keyof typeof CHOSEN.forecast.certainConfidence;

/** Keys of the models whose factor `confidence` says how likely a score is to be right. */
export const LIKELIHOOD_MODELS = Object.keys(CHOSEN.forecast.certainConfidence) as LikelihoodModel[];

/** How likely a score was said to hold, 0 to 1; null for models that do not say, and where nobody judged it. */
export function statedConfidence(model: string, confidence: number | null): number | null {
  const { certainConfidence } = CHOSEN.forecast;
  if (confidence === null || !Object.hasOwn(certainConfidence, model)) return null;
  return confidence / certainConfidence[model as LikelihoodModel];
}
