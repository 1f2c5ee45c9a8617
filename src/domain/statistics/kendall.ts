/** Pairs of cases, counted by how two figures order them. */
interface Pairs {
  /** Pairs that both figures order alike, minus those they order the other way round. */
  readonly surplus: number;
  /** Pairs that x orders at all. */
  readonly byX: number;
  /** Pairs that y orders at all. */
  readonly byY: number;
}

/**
 * Whether two figures order the same cases alike: tau-b (Maurice Kendall, The treatment of ties in ranking problems,
 * 1945), (P − Q) ÷ √((P + Q + X₀)(P + Q + Y₀)), 1 alike, −1 the other way round; null when either figure is the same
 * for all. Cases in any order.
 */
export function kendallTau(x: readonly number[], y: readonly number[]): number | null {
  return tauOf(sum(pairsOfEach(x, y)));
}

/** Tau-b with each case left out in turn, in the order of the cases; null where it would say nothing. */
export function kendallWithoutEach(x: readonly number[], y: readonly number[]): (number | null)[] {
  const each = pairsOfEach(x, y);
  const all = sum(each);
  return each.map((own) =>
    tauOf({ surplus: all.surplus - own.surplus, byX: all.byX - own.byX, byY: all.byY - own.byY }),
  );
}

/**
 * Standard error of tau among `n` cases in random order, √(2(2n + 5) ÷ 9n(n − 1)) (Maurice Kendall, A new measure of
 * rank correlation, 1938): how far from 0 chance alone takes it. Infinite below two cases.
 */
export const kendallErrorByChance = (n: number): number =>
  n < 2 ? Infinity : Math.sqrt((2 * (2 * n + 5)) / (9 * n * (n - 1)));

/** For each case, the pairs it is part of. */
function pairsOfEach(x: readonly number[], y: readonly number[]): Pairs[] {
  if (x.length !== y.length) throw new RangeError(`${x.length} cases by one figure, ${y.length} by the other.`);
  return x.map((ownX, at) => {
    const own = { surplus: 0, byX: 0, byY: 0 };
    for (const [other, otherX] of x.entries()) {
      const byX = Math.sign(ownX - otherX);
      const byY = Math.sign((y[at] ?? NaN) - (y[other] ?? NaN));
      own.surplus += byX * byY;
      own.byX += Math.abs(byX);
      own.byY += Math.abs(byY);
    }
    return own;
  });
}

/** Every pair once: it is part of two cases. */
function sum(each: readonly Pairs[]): Pairs {
  const half = (figure: keyof Pairs) => each.reduce((total, own) => total + own[figure], 0) / 2;
  return { surplus: half('surplus'), byX: half('byX'), byY: half('byY') };
}

function tauOf({ surplus, byX, byY }: Pairs): number | null {
  return byX === 0 || byY === 0 ? null : surplus / Math.sqrt(byX * byY);
}
