import { rice } from './models/rice.ts';
import { wsjf } from './models/wsjf.ts';
import { type ScoreFromEvidence, checkFromEvidence, confidenceOffer } from './confidence-factor.ts';

const at = (level: number) => ({
  level,
  contested: false,
  reason: `Stands at ${level}.`,
  wouldRaiseIt: `More than ${level}.`,
});

describe('the confidence that evidence offers', () => {
  it.each([
    [0.2, null],
    [0.499, null],
    [0.5, 0.5],
    [2, 0.5],
    [2.999, 0.5],
    [3, 0.8],
    [4.999, 0.8],
    [5, 1],
    [10, 1],
  ])('to RICE at level %d is %j', (level, value) => {
    expect(confidenceOffer('RICE', at(10), at(level)).value).toBe(value);
  });
  it.each([
    [1.5, 5, 1],
    [0.01, 10, 1],
    [1.5, 4.999, 0.5],
    [3, 3, 0.8],
    [0.5, 0.5, 0.5],
  ])('to RICE with the problem at %d and the idea at %d is %d: use proves the problem', (problem, level, value) => {
    expect(confidenceOffer('RICE', at(problem), at(level)).value).toBe(value);
  });
  it('says that the idea is contested where the problem counts', () => {
    const idea = { ...at(0.5), contested: true, reason: 'EXP-1 refuted it.' };
    expect(confidenceOffer('RICE', at(0.4), idea).reason).toContain('The idea is contested too: EXP-1 refuted it.');
    expect(confidenceOffer('RICE', at(3), idea).reason).toBe('The idea stands at 0.5 of 10: EXP-1 refuted it.');
  });
  it('is the lower of problem and idea, with its reason and what would raise it', () => {
    expect(confidenceOffer('ICE_GILAD', at(1.5), at(3))).toEqual({
      level: 1.5,
      value: 1.5,
      wouldRaiseIt: 'More than 1.5.',
      reason: 'The problem stands at 1.5 of 10: Stands at 1.5.',
    });
    expect(confidenceOffer('ICE_GILAD', at(3), at(0.5)).reason).toContain('The idea stands at 0.5');
    expect(confidenceOffer('ICE_GILAD', at(0.01), null).value).toBe(0.01);
  });
  it('says why there is none: a moonshot, or a model that takes none from evidence', () => {
    expect(confidenceOffer('RICE', at(0.2), null).reason).toContain('moonshot');
    expect(confidenceOffer('WSJF', at(3), null)).toMatchObject({
      value: null,
      reason: 'Evidence tells no confidence for WSJF, only for RICE and ICE_GILAD.',
    });
  });
});

describe('confidence that is to be taken from evidence', () => {
  const found = (asked: Partial<ScoreFromEvidence>, level: number) => {
    const full = { model: rice, inputs: [], recordedAt: null, ...asked };
    return checkFromEvidence(full, confidenceOffer(full.model.key, at(level), null)).map(({ code, path }) =>
      [code, ...path].join(' '),
    );
  };
  it('is accepted where the model takes it and evidence offers it', () => {
    expect(found({ inputs: [{ factor: 'reach', value: 1 }] }, 0.5)).toEqual([]);
  });
  it('is refused with every reason against', () => {
    expect(found({}, 0.2)).toEqual(['NOT_APPLICABLE fromEvidence']);
    const inputs = [
      { factor: 'reach', value: 1 },
      { factor: 'confidence', value: 1 },
    ];
    expect(found({ model: wsjf, inputs, recordedAt: new Date() }, 3)).toEqual([
      'INVALID_VALUE fromEvidence',
      'INVALID_VALUE inputs 1 factor',
      'INVALID_VALUE recordedAt',
    ]);
  });
});
