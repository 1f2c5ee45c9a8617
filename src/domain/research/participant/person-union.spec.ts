import fc from 'fast-check';
import { narrower, parted, type PersonState, united, type Union } from './person-union.ts';

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
/** Merges these into a participant one after the other; answers with the merges and the participant. */
const mergeAll = (into: PersonState, others: readonly PersonState[]): { now: PersonState; unions: Union[] } =>
  others.reduce<{ now: PersonState; unions: Union[] }>(
    ({ now, unions }, merged) => ({ now: united(merged, now), unions: [...unions, { merged, before: now }] }),
    { now: into, unions: [] },
  );

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
          let { now, unions } = mergeAll(into, others);
          let left = [...others];
          while (unions.length > 0) {
            const at = (picks.next().value as number) % unions.length;
            const undone = unions[at];
            if (!undone) return;
            const { now: after, laterBefore } = parted(now, undone, unions.slice(at + 1));
            now = after;
            unions = unions
              .map((each, index) => ({ ...each, before: laterBefore[index - at - 1] ?? each.before }))
              .filter((_, index) => index !== at);
            left = left.filter((_, index) => index !== at);
            expect(now).toEqual(mergeAll(into, left).now);
          }
          expect(now).toEqual(into);
        },
      ),
    );
  });
  it('keep what was changed since they were merged', () => {
    const into = person({ alias: 'Ada' });
    const { now, unions } = mergeAll(into, [
      person({ accountId: 'x', segments: ['a'] }),
      person({ relationship: 'USER' }),
    ]);
    const [first, second] = unions;
    if (!first || !second) throw new Error('Two were merged.');
    const changed = { ...now, segments: ['mine'] };
    expect(parted(changed, first, [second]).now).toEqual({ ...into, segments: ['mine'], relationship: 'USER' });
  });
});
