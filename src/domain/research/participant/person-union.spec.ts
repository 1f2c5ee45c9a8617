import fc from 'fast-check';
import { narrower, type Person, type PersonState, stateOf, united, without } from './person-union.ts';

const nobody: PersonState = {
  alias: null,
  relationship: 'UNKNOWN',
  segments: [],
  personaIds: [],
  accountId: null,
  setByPeople: [],
  consentStatus: 'UNKNOWN',
  consentScope: [],
  consentExpiresOn: null,
};
const person = (more: Partial<PersonState>): PersonState => ({ ...nobody, ...more });
/** Merges these into a participant one after the other; answers with what is known of the person. */
const mergeAll = (into: PersonState, others: readonly PersonState[]): PersonState =>
  others.reduce((now, merged) => united(merged, now), into);

const anybody = fc.record({
  alias: fc.option(fc.constantFrom('Ada', 'Ben', 'Cem')),
  relationship: fc.constantFrom('USER', 'CHOOSER', 'UNKNOWN'),
  segments: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  personaIds: fc.uniqueArray(fc.constantFrom('p', 'q')),
  accountId: fc.option(fc.constantFrom('x', 'y', 'z')),
  setByPeople: fc.subarray(['alias', 'relationship', 'segments']),
  consentStatus: fc.constantFrom('UNKNOWN' as const, 'GIVEN' as const),
  consentScope: fc.uniqueArray(fc.constantFrom('NOTES', 'QUOTE')),
  consentExpiresOn: fc.constant(null),
});

describe('two participants who are one person', () => {
  it('are what either is known as, the one who stays first', () => {
    const one = person({ alias: 'Ada', segments: ['a'], accountId: 'x' });
    const other = person({ alias: 'Ben', relationship: 'USER', segments: ['b', 'a'] });
    const byHand = person({ alias: 'Cem', relationship: 'CHOOSER', setByPeople: ['alias', 'relationship'] });
    expect(united(byHand, one)).toMatchObject({ alias: 'Ada', relationship: 'CHOOSER', setByPeople: ['relationship'] });
    expect(united(one, { ...byHand, alias: null })).toMatchObject({ alias: null, relationship: 'CHOOSER' });
    expect(united(one, other)).toMatchObject({
      alias: 'Ben',
      relationship: 'USER',
      segments: ['b', 'a'],
      accountId: 'x',
    });
  });
  it('agree to what both agree to, and to nothing where one has withdrawn', () => {
    const notes = person({ consentStatus: 'GIVEN', consentScope: ['NOTES', 'QUOTE'], consentExpiresOn: '2027-01-01' });
    const quotes = person({ consentStatus: 'GIVEN', consentScope: ['QUOTE'] });
    const gone = person({ consentStatus: 'WITHDRAWN' });
    const over = person({ consentStatus: 'EXPIRED', consentExpiresOn: '2025-01-01' });
    expect(narrower(notes, quotes)).toEqual({
      consentStatus: 'GIVEN',
      consentScope: ['QUOTE'],
      consentExpiresOn: '2027-01-01',
    });
    expect(narrower(nobody, quotes)).toMatchObject({ consentStatus: 'GIVEN', consentScope: ['QUOTE'] });
    expect(narrower(notes, over)).toMatchObject({ consentStatus: 'EXPIRED', consentScope: [] });
    expect(narrower(over, gone)).toMatchObject({ consentStatus: 'WITHDRAWN' });
    expect(united(gone, person({ alias: 'Ada' })).alias).toBeNull();
  });
  it('are parted as if the merge had never been, in whatever order merges are undone', () => {
    fc.assert(
      fc.property(
        anybody,
        fc.array(anybody, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (into, others, picks) => {
          let known: Person = {
            id: 'into',
            alone: into,
            merged: others.map((alone, index) => ({ id: String(index), alone, merged: [] })),
          };
          expect(stateOf(known)).toEqual(mergeAll(into, others));
          while (known.merged.length > 0) {
            known = without(known, known.merged[(picks.next().value as number) % known.merged.length]?.id ?? '');
            const left = known.merged.map(({ alone }) => alone);
            expect(stateOf(known)).toEqual(mergeAll(into, left));
          }
          expect(stateOf(known)).toEqual(into);
        },
      ),
    );
  });
  it('are told of by what each of them and of those merged into them states, however deep', () => {
    const told = (id: string, segment: string, merged: readonly Person[] = []): Person => ({
      id,
      alone: person({ segments: [segment] }),
      merged,
    });
    const whole = told('c', 'of c', [told('b', 'of b', [told('a', 'of a')]), told('d', 'of d')]);
    expect(stateOf(whole).segments).toEqual(['of c', 'of b', 'of a', 'of d']);
    expect(stateOf(without(whole, 'b')).segments).toEqual(['of c', 'of d']);
  });
});
