import { CHOSEN } from '../chosen.ts';

/** Key of a model whose confidence is a likelihood. */
type LikelihoodModel = keyof typeof CHOSEN.forecast.certainConfidence;

/** Keys of the models whose factor `confidence` is the likelihood that the score holds. */
export const LIKELIHOOD_MODELS = Object.keys(CHOSEN.forecast.certainConfidence) as LikelihoodModel[];

/** Stated likelihood that a score holds, 0 to 1; null for other models, and where confidence was not judged. */
export function statedConfidence(model: string, confidence: number | null): number | null {
  const { certainConfidence } = CHOSEN.forecast;
  if (confidence === null || !Object.hasOwn(certainConfidence, model)) return null;
  return confidence / certainConfidence[model as LikelihoodModel];
}
