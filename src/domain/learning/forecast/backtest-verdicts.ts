/** Verdicts on whether the order of a model's scores was that of the outcomes. */
export const BACKTEST_VERDICTS = {
  TOO_FEW: 'Fewer than ten settled cases: nothing can be said.',
  BETTER_THAN_CHANCE: 'What scored higher brought more, further from a coin than chance takes it in 95 of 100 tries.',
  CANNOT_TELL: 'It cannot be told from a coin: chance alone often goes as far, or nothing tells the cases apart.',
  WORSE_THAN_CHANCE: 'What scored higher brought less, further from a coin than chance takes it in 95 of 100 tries.',
} as const;

/** Key of a verdict of the backtest. */
export type BacktestVerdict = keyof typeof BACKTEST_VERDICTS;
