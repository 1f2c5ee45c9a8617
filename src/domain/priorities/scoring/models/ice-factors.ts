import { CHOSEN } from '../../chosen.ts';
import type { Factor } from '../scoring-model.ts';

/** Factors of every ICE model. */
export type IceFactor = 'impact' | 'confidence' | 'ease';

const QUESTIONS: Readonly<Record<IceFactor, { readonly label: string; readonly description: string }>> = {
  impact: { label: 'Impact', description: 'How much will it move the outcome if it works?' },
  confidence: { label: 'Confidence', description: 'How strong is the evidence that it will work?' },
  ease: { label: 'Ease', description: 'How little time and money will it take? Highest is easiest.' },
};

/** A factor of an ICE model: any number from `min` to 10 points. */
export const iceFactor = <Name extends IceFactor>(name: Name, min: number, more = ''): Factor<Name> => ({
  factor: name,
  label: QUESTIONS[name].label,
  unit: 'points',
  min,
  max: 10,
  values: null,
  required: true,
  description: QUESTIONS[name].description + more,
  higherIsBetter: true,
  notch: CHOSEN.notch.point,
});
