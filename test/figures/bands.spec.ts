import fc from 'fast-check';
import { notchChanges, notchRange } from '../../src/domain/priorities/scoring/notch.ts';
import { ownModel } from '../../src/domain/priorities/scoring/own-model/own-model.ts';
import {
  BEFORE_FIRST,
  bandsOf,
  nextPosition,
  type RankPosition,
} from '../../src/domain/priorities/scoring/rank-position.ts';
import { swapsWithNeighbours } from '../../src/domain/priorities/scoring/rank-swap.ts';
import type { Complete, Factor, ScoringModel } from '../../src/domain/priorities/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../src/domain/priorities/scoring/scoring-models.ts';

const NODES = 300;
const seed = Date.now() % 1_000_000;

/** A model of one's own whose factors have ranges of every width. */
const OWN = ownModel({
  ownModelId: '00000000-0000-7000-8000-000000000000',
  modelVersion: 1,
  name: 'Own',
  unit: 'points',
  appliesTo: ['OPPORTUNITY', 'SOLUTION'],
  definition: {
    basis: 'FORMULA',
    formula: 'reach * confidence * (10 - doubt) / max(size, 1) + swing',
    factors: [
      ['reach', 0, 1_000_000, null],
      ['confidence', 0, 1, null],
      ['doubt', 1, 9, null],
      ['size', 1, 13, [1, 2, 5, 13]],
      ['swing', -50, 50, null],
    ].map(([factor, min, max, values]) => ({
      factor: String(factor),
      label: String(factor),
      unit: 'points',
      min: Number(min),
      max: Number(max),
      values: values as readonly number[] | null,
      required: true as const,
      description: 'How much?',
      higherIsBetter: true,
    })),
  },
});
const WEIGHTED = ownModel({
  ownModelId: '00000000-0000-7000-8000-000000000001',
  modelVersion: 1,
  name: 'Weighted',
  unit: 'points',
  appliesTo: ['OPPORTUNITY', 'SOLUTION'],
  definition: {
    basis: 'WEIGHTED',
    criteria: [
      { factor: 'share', label: 'Share', description: 'How much?', weight: 3, min: 0, max: 1, lowerIsBetter: false },
      { factor: 'risk', label: 'Risk', description: 'How much?', weight: 1, min: 1, max: 5, lowerIsBetter: true },
    ],
  },
});
const MODELS: readonly (readonly [string, ScoringModel])[] = [
  ...Object.entries<ScoringModel>(SCORING_MODELS),
  ['a formula of its own', OWN],
  ['criteria of its own', WEIGHTED],
];

interface Scored {
  readonly inputs: Complete;
  readonly value: number;
}

/** Judgements as people give them: a listed value, or one of a few figures between the ends of the range. */
const judgement = ({ values, min, max }: Factor): fc.Arbitrary<number> =>
  values === null
    ? fc.oneof(
        fc.constantFrom(min, max),
        fc.integer({ min: 0, max: 40 }).map((step) => min + ((max - min) * step) / 40),
        fc.integer({ min: 0, max: 8 }).map((power) => Math.min(max, Math.max(min, 10 ** power))),
      )
    : fc.constantFrom(...values);

/** Nodes scored by a model, highest value first. */
const scored = (model: ScoringModel): fc.Arbitrary<Scored[]> =>
  fc
    .array(fc.record(Object.fromEntries(model.factors.map((factor) => [factor.factor, judgement(factor)]))), {
      minLength: NODES,
      maxLength: NODES,
    })
    .map((all) =>
      all
        .flatMap((inputs) => {
          const value = model.score(inputs);
          return value === null ? [] : [{ inputs, value: Number(value.toPrecision(12)) }];
        })
        .sort((one, other) => other.value - one.value),
    );

const walk = (model: ScoringModel, nodes: readonly Scored[], from: RankPosition): RankPosition[] => {
  let position = from;
  return nodes.map(({ inputs, value }) => {
    const range = notchRange(model, inputs);
    return (position = nextPosition({ value, low: range?.low ?? null, high: range?.high ?? null }, position));
  });
};

/** Whether some single change of one of both puts `below` above `above`, or whether they are equal. */
const canSwap = (model: ScoringModel, above: Scored, below: Scored): boolean =>
  above.value === below.value ||
  notchChanges(model, above.inputs).some(({ value }) => value < below.value) ||
  notchChanges(model, below.inputs).some(({ value }) => value > above.value);

describe(`bands of ${NODES} nodes (seed ${seed})`, () => {
  it.each(MODELS)('by %s are those by hand, however the ranking is paged', (_, model) => {
    fc.assert(
      fc.property(scored(model), fc.integer({ min: 1, max: 50 }), (nodes, pageSize) => {
        const heads: number[] = [];
        nodes.forEach((node, index) => {
          const before = heads.at(-1);
          const head = before === undefined ? undefined : nodes[before - 1];
          heads.push(before !== undefined && head && canSwap(model, head, node) ? before : index + 1);
        });
        const whole = walk(model, nodes, BEFORE_FIRST);
        expect(whole.map(({ head }) => head?.at)).toEqual(heads);
        const ends = heads.map((head) => heads.lastIndexOf(head) + 1);
        expect(bandsOf(whole, false)).toEqual(
          heads.map((firstRank, index) => ({ firstRank, lastRank: ends[index], goesOn: false })),
        );
        const paged: RankPosition[] = [];
        for (let at = 0; at < nodes.length; at += pageSize)
          paged.push(...walk(model, nodes.slice(at, at + pageSize), paged.at(-1) ?? BEFORE_FIRST));
        expect(paged).toEqual(whole);
      }),
      { numRuns: 2, seed },
    );
  });

  it.each(MODELS)('by %s: swaps with neighbours are those that a change in the list would make', (_, model) => {
    fc.assert(
      fc.property(scored(model), (nodes) => {
        nodes.forEach((node, index) => {
          const [above, below] = [nodes[index - 1]?.value ?? null, nodes[index + 1]?.value ?? null];
          const changes = notchChanges(model, node.inputs);
          const found = swapsWithNeighbours(node.value, changes, above, below);
          const moved = changes.filter(({ value }) => (above ?? Infinity) < value || (below ?? -Infinity) > value);
          expect(new Set(found.map(({ value }) => value))).toEqual(new Set(moved.map(({ value }) => value)));
        });
      }),
      { numRuns: 1, seed },
    );
  });

  it.each(MODELS)('by %s: a notch of each factor stays within its range and is less than all of it', (_, model) => {
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(model.factors.map((each) => [each.factor, judgement(each)]))),
        (inputs) => {
          for (const { factor, from, to } of notchChanges(model, inputs)) {
            expect(to).toBeGreaterThanOrEqual(factor.min);
            expect(to).toBeLessThanOrEqual(factor.max);
            const next = factor.values !== null || (factor.notch && 'next' in factor.notch);
            if (!next) expect(Math.abs(to - from)).toBeLessThan(factor.max - factor.min);
          }
        },
      ),
      { numRuns: 200, seed },
    );
  });
});
