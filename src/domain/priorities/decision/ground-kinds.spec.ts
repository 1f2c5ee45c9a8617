import fc from 'fast-check';
import { GROUND_CHANGES, type GroundState, groundChanges } from './ground.ts';
import { GROUND_KINDS, type GroundKindKey } from './ground-kinds.ts';

const test = { title: 'Smoke test', status: 'CONCLUDED', verdict: 'SUPPORTED', archived: false, mergedInto: null };
const score = { value: 800, model: 'RICE', node: 'SOL-1', recordedAt: '2026-01-01T00:00:00.000Z', archived: false };
const checkIn = { value: 35, confidence: 7, observedAt: '2026-01-01T00:00:00.000Z', corrected: false };
const hypothesis = { statement: 'More plan', direction: 'UP', expectedSize: 5, confidence: 0.8, verdict: null };
const heard = { stance: 'SUPPORTS', class: 'STRONG', withdrawn: false };
const assumed = { statement: 'They plan', verdict: 'SUPPORTED', archived: false };
const sure = { level: 1.5, contested: false, supports: 8, contradicts: 0, archived: false };

describe('a ground', () => {
  const CASES: [GroundKindKey, GroundState, GroundState, string[], string][] = [
    ['NODE', test, { verdict: 'REFUTED' }, ['REFUTED'], 'It was refuted.'],
    ['NODE', { ...test, verdict: null }, { verdict: 'REFUTED' }, ['REFUTED'], 'It was refuted.'],
    [
      'NODE',
      { ...test, verdict: 'REFUTED' },
      { verdict: 'SUPPORTED' },
      ['CONTRADICTED'],
      'The verdict of It was REFUTED then and is SUPPORTED now.',
    ],
    [
      'NODE',
      test,
      { verdict: 'INCONCLUSIVE' },
      ['RE_READ'],
      'The verdict of It was SUPPORTED then and is INCONCLUSIVE now.',
    ],
    ['NODE', test, { archived: true }, ['WITHDRAWN'], 'It was archived.'],
    ['NODE', test, { archived: true, mergedInto: 'OPP-7' }, ['WITHDRAWN'], 'It was merged into OPP-7.'],
    ['NODE', test, { status: 'CANCELLED' }, ['WITHDRAWN'], 'It was CONCLUDED then and is CANCELLED now.'],
    ['NODE', test, { title: 'Poll' }, ['REWORDED'], 'It said “Smoke test” then and says “Poll” now.'],
    ['SCORE', score, { value: 400 }, ['RE_READ'], 'It was 800 then; scored again, it is 400 now.'],
    ['SCORE', score, { value: null }, ['RE_READ'], 'It was 800 then; scored again, it is nothing now.'],
    ['SCORE', score, { archived: true }, ['WITHDRAWN'], 'It: what was scored was archived.'],
    ['METRIC_READING', { value: 20, unit: 'PERCENT' }, { value: 30 }, ['RE_READ'], 'It was 20 then and is 30 now.'],
    [
      'CHECK_IN',
      checkIn,
      { corrected: true, value: 25 },
      ['CONTRADICTED', 'RE_READ'],
      'It: the check-in was corrected.',
    ],
    [
      'ASSESSMENT',
      { importance: 'HIGH' },
      { importance: 'LOW' },
      ['RE_READ'],
      'It: Importance was HIGH then and is LOW now.',
    ],
    ['CHECK_IN', checkIn, { confidence: 3 }, ['RE_READ'], 'Confidence in It was 7 of 10 then and is 3 now.'],
    ['IMPACT_HYPOTHESIS', hypothesis, { verdict: 'DID_NOT_COME_TRUE' }, ['REFUTED'], 'It: it did not come true.'],
    [
      'IMPACT_HYPOTHESIS',
      { ...hypothesis, verdict: 'CAME_TRUE' },
      { verdict: 'CANNOT_TELL' },
      ['CONTRADICTED'],
      'It was said to have come true; the verdict is CANNOT_TELL now.',
    ],
    ['IMPACT_HYPOTHESIS', hypothesis, { confidence: 0.2 }, ['RE_READ'], 'It: held likely at 0.8 then, at 0.2 now.'],
    [
      'IMPACT_HYPOTHESIS',
      hypothesis,
      { expectedSize: null },
      ['RE_READ'],
      'It: 5 was expected then, nothing is expected now.',
    ],
    ['IMPACT_HYPOTHESIS', hypothesis, { direction: 'DOWN' }, ['REWORDED'], 'It: UP was expected then, DOWN now.'],
    [
      'IMPACT_HYPOTHESIS',
      hypothesis,
      { statement: 'Fewer forget' },
      ['REWORDED'],
      'It said “More plan” then and says “Fewer forget” now.',
    ],
    ['EVIDENCE', heard, { withdrawn: true }, ['WITHDRAWN'], 'It was taken back.'],
    ['EVIDENCE', heard, { stance: 'CONTRADICTS' }, ['CONTRADICTED'], 'It was SUPPORTS then and is CONTRADICTS now.'],
    ['EVIDENCE', heard, { class: 'WEAK' }, ['RE_READ'], 'It was STRONG then and is WEAK now.'],
    ['ASSUMPTION', assumed, { verdict: 'REFUTED' }, ['REFUTED'], 'It was refuted.'],
    ['ASSUMPTION', assumed, { archived: true }, ['WITHDRAWN'], 'It was archived.'],
    [
      'ASSUMPTION',
      assumed,
      { statement: 'They cook' },
      ['REWORDED'],
      'It said “They plan” then and says “They cook” now.',
    ],
    [
      'PROBLEM_CONFIDENCE',
      sure,
      { level: 0.5, contested: true, contradicts: 4 },
      ['CONTRADICTED', 'RE_READ'],
      'It: a third or more of those heard contradict it now.',
    ],
    ['PROBLEM_CONFIDENCE', sure, { level: 1 }, ['RE_READ'], 'Confidence in It was 1.5 then and is 1 now.'],
    ['PROBLEM_CONFIDENCE', sure, { archived: true }, ['WITHDRAWN'], 'It was archived.'],
  ];

  it.each(CASES)('%s that was %j shakes when it becomes %j: %j', (kind, then, change, how, sentence) => {
    const changes = groundChanges(GROUND_KINDS[kind], 'It', then, { ...then, ...change });
    expect(changes.map((each) => each.how)).toEqual(how);
    expect(changes[0]?.sentence).toBe(sentence);
  });

  it.each([
    ['NODE', { ...test, status: 'RUNNING', verdict: null }, { status: 'CONCLUDED', verdict: 'SUPPORTED' }],
    ['NODE', { ...test, status: 'EXPLORING', verdict: null }, { status: 'ADDRESSED' }],
    ['ASSUMPTION', { ...assumed, verdict: null }, { verdict: 'SUPPORTED' }],
    ['PROBLEM_CONFIDENCE', sure, { level: 2, supports: 12 }],
    ['SCORE', score, { recordedAt: '2026-02-01T00:00:00.000Z' }],
    ['IMPACT_HYPOTHESIS', hypothesis, { verdict: 'CAME_TRUE' }],
  ] as const)('%s that was %j holds when it becomes %j', (kind, then, change) => {
    expect(groundChanges(GROUND_KINDS[kind], 'It', then, { ...then, ...change })).toEqual([]);
  });

  const kinds = Object.keys(GROUND_KINDS) as GroundKindKey[];

  it.each(kinds)('%s that is gone is withdrawn', (kind) => {
    const changes = groundChanges(GROUND_KINDS[kind], 'It', {}, null);
    expect(changes).toEqual([{ how: 'WITHDRAWN', sentence: 'It is no longer there.' }]);
  });

  it.each(kinds)('%s holds as long as it is what it was, and names what changed worst first', (kind) => {
    const state = fc.record(
      Object.fromEntries(
        GROUND_KINDS[kind].facts.map((fact) => [
          fact,
          fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.constantFrom('REFUTED', 'PARKED', 'SUPPORTED')),
        ]),
      ),
    );
    const order = Object.keys(GROUND_CHANGES);
    fc.assert(
      fc.property(state, state, (then, now) => {
        expect(groundChanges(GROUND_KINDS[kind], 'It', then, { ...then })).toEqual([]);
        const found = groundChanges(GROUND_KINDS[kind], 'It', then, now).map(({ how }) => order.indexOf(how));
        expect(found).toEqual([...found].sort((one, other) => one - other));
      }),
    );
  });
});
