import { CHOSEN } from '../../chosen.ts';
import { directionOf, partsOf, split } from './formula-bounds.ts';
import { analyse, type FactorSpans } from './formula-span.ts';
import type { Direction } from './operation.ts';
import type { Term } from './parse-formula.ts';

const { mostAnalysed } = CHOSEN.formulaBounds;

/**
 * Direction of a formula by each of its factors, by name: 1 where it never falls as the factor grows, −1 where it never
 * rises, 0 where neither is so, or is not to be shown with a bounded number of splits of the factors' spans.
 */
export function directionsOf(term: Term, factors: FactorSpans): Map<string, Direction> {
  const whole = analyse(term, factors);
  return new Map(
    [...whole.directions].map(([name, direction]) => [
      name,
      direction === 0 ? provenDirection(term, factors, name) : direction,
    ]),
  );
}

function provenDirection(term: Term, factors: FactorSpans, name: string): Direction {
  let left = Math.max(1, Math.floor(mostAnalysed / partsOf(term)));
  let proven: Direction | null = null;
  // A list of values has gaps, across which nothing is known.
  const [listed, open] = [factors.get(name)?.values ?? null, [factors]];
  for (let box = open.pop(); box; box = open.pop()) {
    const { directions, slopes } = analyse(term, box);
    left -= 1;
    if (!directions.has(name)) continue;
    const direction = directionOf(directions.get(name), slopes.get(name));
    const halves = direction === 0 && left > 0 && listed === null ? split(box) : null;
    if (halves) open.push(...halves);
    else if (direction === 0 || (proven !== null && proven !== direction)) return 0;
    else proven = direction;
  }
  return proven ?? 0;
}
