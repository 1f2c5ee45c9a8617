import { CHOSEN } from '../chosen.ts';
import { cell, type Matrix } from './majority.ts';

const { mostRounds, convergedChange } = CHOSEN.bradleyTerry;

/** Strengths of candidates by the Bradley–Terry model. */
export interface Strengths {
  /**
   * Strength of each candidate, above 0, with a geometric mean of 1: p wins against q in p ÷ (p + q) of all choices.
   */
  readonly strengths: readonly number[];
  /** Whether a phantom opponent was added, because some candidates never won, or never lost, against some others. */
  readonly phantom: boolean;
}

/**
 * Strengths from pairwise wins (Bradley & Terry, Biometrika 39, 1952), computed by the MM algorithm (Hunter, Annals of
 * Statistics 32, 2004): `pᵢ ← Wᵢ / Σⱼ nᵢⱼ/(pᵢ+pⱼ)`, geometric mean 1. The model has no maximum where the wins do not
 * connect all candidates. Each candidate then plays one more game, half won and half lost, against a phantom of
 * strength 1.
 */
export function bradleyTerry(wins: Matrix): Strengths {
  const phantom = !stronglyConnected(wins);
  const extra = phantom ? 1 : 0;
  const totals = wins.map((row) => row.reduce((sum, each) => sum + each, 0) + extra / 2);
  const games = wins.map((row, i) => row.map((won, j) => (i === j ? 0 : won + cell(wins, j, i))));
  let strengths = wins.map(() => 1);
  for (let round = 0; round < mostRounds; round++) {
    const next = strengths.map((own, i) => {
      // A plain loop: nearly all of the cost of a ballot is here.
      let weight = extra / (own + 1);
      const against = games[i] ?? [];
      for (let j = 0; j < against.length; j++) weight += (against[j] ?? 0) / (own + (strengths[j] ?? 0));
      return weight === 0 ? own : (totals[i] ?? 0) / weight;
    });
    // The phantom's strength of 1 fixes the scale; without a phantom the geometric mean has to.
    const scaled = phantom ? next : normalised(next);
    const converged = scaled.every((each, i) => Math.abs(each - (strengths[i] ?? 0)) <= convergedChange * each);
    strengths = scaled;
    if (converged) break;
  }
  return { strengths: normalised(strengths), phantom };
}

function normalised(strengths: readonly number[]): number[] {
  const mean = Math.exp(strengths.reduce((sum, each) => sum + Math.log(each), 0) / strengths.length);
  return strengths.map((each) => each / mean);
}

/** Whether wins lead from every candidate to every other (Ford, 1957): the condition for a maximum. */
export function stronglyConnected(wins: Matrix): boolean {
  const reached = (goes: (from: number, to: number) => boolean): number => {
    const seen = new Set(wins.length > 0 ? [0] : []);
    for (const from of seen) wins.forEach((_, to) => goes(from, to) && seen.add(to));
    return seen.size;
  };
  return (
    reached((from, to) => cell(wins, from, to) > 0) === wins.length &&
    reached((from, to) => cell(wins, to, from) > 0) === wins.length
  );
}
