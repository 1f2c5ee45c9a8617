import { NOTHING } from '../participant/consent.ts';
import { checkCovered, coveredTexts } from './consent-coverage.ts';

const words = {
  notes: 'She sighed.',
  answers: [{ text: 'Twice.' }],
  recordingUrl: 'https://example.org/1',
  photoUrl: null,
  quickFacts: ['two children'],
  memorableQuote: { text: 'Again.' },
  otherLearnings: [],
};

describe('texts of an interview', () => {
  it('are kept as far as consent covers them', () => {
    expect(coveredTexts(words, { notes: true, quotes: true, recordings: true })).toEqual(words);
    expect(coveredTexts(words, { notes: true, quotes: false, recordings: false })).toEqual({
      ...words,
      memorableQuote: null,
      recordingUrl: null,
    });
    expect(coveredTexts(words, NOTHING)).toEqual({
      notes: null,
      answers: [],
      recordingUrl: null,
      photoUrl: null,
      quickFacts: [],
      memorableQuote: null,
      otherLearnings: [],
    });
  });
  it('are refused by name where it does not, except empty ones', () => {
    const paths = checkCovered(words, NOTHING, ['snapshot']).map(({ path }) => path.join('.'));
    expect(paths).toEqual([
      'snapshot.notes',
      'snapshot.answers',
      'snapshot.recordingUrl',
      'snapshot.quickFacts',
      'snapshot.memorableQuote',
    ]);
    expect(checkCovered(coveredTexts(words, NOTHING), NOTHING)).toEqual([]);
    expect(checkCovered({ photoUrl: 'https://example.org/2' }, NOTHING)[0]?.message).toContain('RECORDING');
  });
});
