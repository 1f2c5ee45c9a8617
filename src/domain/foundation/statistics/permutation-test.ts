import { CHOSEN } from '../chosen.ts';
import { denseRanks, tauCounter } from './tau-counter.ts';

const { mostArrangements, permutations, often, casesAtOnce } = CHOSEN.chance;

/** How far chance alone takes tau-b of two figures from 0, ties among it. */
export interface ChanceOfTau {
  /** Probability, 0 to 1, that chance takes tau at least as far from 0 as it is. */
  readonly probability: number;
  /** The greatest distance from 0 that chance takes tau to in more than 5 of 100 arrangements. */
  readonly reach: number;
  /** Least probability that any order of these cases has; null where it is not known. */
  readonly leastProbability: number | null;
}

/**
 * Permutation test of tau-b (Ronald Fisher, The Design of Experiments, 1935): how often the cases, with one figure dealt
 * out anew, have a tau at least as far from 0. Every distinct arrangement counts where there are at most 50,000, else
 * 10,000 random ones and the one at hand (Meyer Dwass, 1957). It pauses now and then, so that others can go first. Null
 * where one figure is the same for all.
 */
export function* permutationTest(
  x: readonly number[],
  y: readonly number[],
  random: () => number,
): Generator<undefined, ChanceOfTau | null> {
  // The figure with fewer arrangements is dealt out; both ways have the same distribution.
  const [held, dealt] = arrangementsOf(x) < arrangementsOf(y) ? [y, x] : [x, y];
  const { ranks, levels } = denseRanks(dealt);
  const count = tauCounter(held, levels);
  const { surplus, byX, byY } = count(ranks);
  const scale = Math.sqrt(byX * byY);
  if (scale === 0) return null;
  const isExact = arrangementsOf(dealt) <= mostArrangements;
  const arrangement = isExact ? ranks.toSorted() : ranks.slice();
  const times = new Map<number, number>(isExact ? [] : [[Math.abs(surplus), 1]]);
  let [all, since] = [isExact ? 0 : 1, 0];
  do {
    if (!isExact) shuffle(arrangement, random);
    const distance = Math.abs(count(arrangement).surplus);
    times.set(distance, (times.get(distance) ?? 0) + 1);
    all += 1;
    since += held.length;
    if (since > casesAtOnce) {
      since = 0;
      yield;
    }
  } while (isExact ? nextArrangement(arrangement) : all <= permutations);

  let [further, reach, probability] = [0, 0, 1];
  const distances = [...times.keys()].sort((one, other) => other - one);
  for (const distance of distances) {
    further += times.get(distance) ?? 0;
    if (distance >= Math.abs(surplus)) probability = further / all;
    if (further / all > often) {
      reach = Math.max(reach, distance);
    }
  }
  const least = (times.get(distances[0] ?? 0) ?? 0) / all;
  return { probability, reach: reach / scale, leastProbability: isExact ? least : null };
}

/** Number of distinct arrangements of these values: n! ÷ the factorials of how often each occurs. */
function arrangementsOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [arrangements, placed] = [1, 0];
  for (const count of counts.values())
    for (let one = 1; one <= count; one++) {
      placed += 1;
      arrangements = (arrangements * placed) / one;
    }
  return arrangements;
}

/** Puts an arrangement into the next one in lexicographic order (Narayana Pandita, 14th century); false after the last. */
function nextArrangement(values: Int32Array): boolean {
  let pivot = values.length - 2;
  while (pivot >= 0 && (values[pivot] ?? 0) >= (values[pivot + 1] ?? 0)) pivot -= 1;
  if (pivot < 0) return false;
  let next = values.length - 1;
  while ((values[next] ?? 0) <= (values[pivot] ?? 0)) next -= 1;
  swap(values, pivot, next);
  values.subarray(pivot + 1).reverse();
  return true;
}

/** Puts values into random order (Ronald Fisher & Frank Yates, 1938). */
function shuffle(values: Int32Array, random: () => number): void {
  for (let at = values.length - 1; at > 0; at--) swap(values, at, Math.floor(random() * (at + 1)));
}

function swap(values: Int32Array, one: number, other: number): void {
  const value = values[one] ?? 0;
  values[one] = values[other] ?? 0;
  values[other] = value;
}
