import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';
import type { InsightWords } from './insight-words.ts';

/** An insight and its new words. */
export interface RewordedInsight {
  /** Id of the insight. */
  readonly id: string;
  /** The words that the insight has now. */
  readonly words: InsightWords;
  /** Whether this transaction added the insight, so that it had no words before. */
  readonly isNew: boolean;
}

/** Fires when the words of insights change, or are removed. This transaction has written the insights' rows, so they are locked. */
@Injectable()
export class InsightsReworded extends Hook<{ readonly insights: readonly RewordedInsight[] }> {}
