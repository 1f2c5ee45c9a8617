import { iceGilad } from './models/ice-gilad.ts';
import { iceMean } from './models/ice-mean.ts';
import { iceProduct } from './models/ice-product.ts';
import { opportunitySize } from './models/opportunity-size.ts';
import { rice } from './models/rice.ts';
import { ulwick } from './models/ulwick.ts';
import { valueEffort } from './models/value-effort.ts';
import { weighted } from './models/weighted.ts';
import { wsjf } from './models/wsjf.ts';
import type { ScoringModel } from './scoring-model.ts';

/** Built-in models. The key is the value of the GraphQL enum. To add a model, add its file and a row. */
export const SCORING_MODELS = {
  RICE: rice,
  ICE_MEAN: iceMean,
  ICE_PRODUCT: iceProduct,
  ICE_GILAD: iceGilad,
  WSJF: wsjf,
  VALUE_EFFORT: valueEffort,
  OPPORTUNITY_SIZE: opportunitySize,
  ULWICK: ulwick,
  WEIGHTED: weighted,
} as const satisfies Record<string, ScoringModel>;

/** Key of a built-in model. */
export type ScoringModelKey = keyof typeof SCORING_MODELS;
