import { type CountableScore, countingScores } from './counting-scores.ts';

const score = (id: string, more: Partial<CountableScore> = {}): CountableScore => ({
  id,
  nodeId: 'node',
  modelKey: 'RICE',
  batchId: null,
  missing: [],
  recordedAt: new Date(0),
  voidedAt: null,
  ...more,
});
const countingOf = (...scores: readonly CountableScore[]) =>
  [...(countingScores(scores).get('node') ?? [])].map(([key, { id }]) => [key, id]);

describe('the score that counts', () => {
  it('is the latest one, and of those of one instant the one recorded last', () => {
    expect(countingOf(score('b', { recordedAt: new Date(1) }), score('a', { recordedAt: new Date(2) }))).toEqual([
      ['RICE', 'a'],
    ]);
    expect(countingOf(score('b'), score('a'))).toEqual([['RICE', 'b']]);
  });

  it('is no incomplete one where there is a complete one, and none that is voided', () => {
    const late = { recordedAt: new Date(5) };
    expect(countingOf(score('a'), score('b', { ...late, missing: ['effort'] }))).toEqual([['RICE', 'a']]);
    expect(countingOf(score('a'), score('b', { ...late, voidedAt: new Date(6) }))).toEqual([['RICE', 'a']]);
    expect(countingOf(score('a', { voidedAt: new Date(6) }))).toEqual([]);
  });

  it('is one for each model, the latest version of it, and for each batch', () => {
    expect(
      countingOf(
        score('a', { modelKey: 'own@2' }),
        score('b', { modelKey: 'own@1', recordedAt: new Date(5) }),
        score('c', { modelKey: 'WSJF', batchId: 'May' }),
      ),
    ).toEqual([
      ['WSJF/May', 'c'],
      ['own', 'a'],
    ]);
  });
});
