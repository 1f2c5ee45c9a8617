import { NOTHING } from '../participant/consent.ts';
import { checkKept, keptOf } from './kept-words.ts';

const words = {
  ...{ notes: 'She sighed.', answers: [{ text: 'Twice.' }], recordingUrl: 'https://example.org/1' },
  ...{ photoUrl: null, quickFacts: ['two children'], memorableQuote: { text: 'Again.' }, otherLearnings: [] },
};

describe('words of an interview', () => {
  it('stay as far as consent covers them', () => {
    expect(keptOf(words, { notes: true, quotes: true, recordings: true })).toEqual(words);
    expect(keptOf(words, { notes: true, quotes: false, recordings: false })).toEqual({
      ...words,
      memorableQuote: null,
      recordingUrl: null,
    });
    expect(keptOf(words, NOTHING)).toEqual({
      ...{ notes: null, answers: [], recordingUrl: null, photoUrl: null },
      ...{ quickFacts: [], memorableQuote: null, otherLearnings: [] },
    });
  });
  it('are refused by name where it does not, and what says nothing is not', () => {
    const paths = checkKept(words, NOTHING, ['snapshot']).map(({ path }) => path.join('.'));
    expect(paths).toEqual([
      ...['snapshot.notes', 'snapshot.answers', 'snapshot.recordingUrl', 'snapshot.quickFacts'],
      'snapshot.memorableQuote',
    ]);
    expect(checkKept(keptOf(words, NOTHING), NOTHING)).toEqual([]);
    expect(checkKept({ photoUrl: 'https://example.org/2' }, NOTHING)[0]?.message).toContain('RECORDING');
  });
});
