import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';
import type { InsightWords } from './insight-words.ts';

/** An insight with the words that it has now. */
export interface RewordedInsight {
  readonly id: string;
  readonly words: InsightWords;
  /** Whether the insight was added just now, so that nothing was kept of it before. */
  readonly isNew: boolean;
}

/** Fires when insights have new words, or none any more. Their rows were written just now, so they are locked. */
@Injectable()
export class InsightsReworded extends Hook<{ readonly insights: readonly RewordedInsight[] }> {}
