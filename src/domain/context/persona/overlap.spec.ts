import fc from 'fast-check';
import { type ComparedPersona, personaOverlap } from './overlap.ts';

const persona = (id: string, what: Partial<ComparedPersona> = {}): ComparedPersona => ({
  id,
  name: id.toUpperCase(),
  behaviour: [`does ${id}`],
  opportunityIds: [id],
  storyIds: [],
  ...what,
});
const pairs = (...personas: readonly ComparedPersona[]) =>
  personaOverlap(personas).map(({ firstId, secondId, reasons }) => [
    firstId,
    secondId,
    ...reasons.map(({ reason }) => reason),
  ]);

describe('the overlap of personas', () => {
  it('is none where each does something else and has an opportunity of its own', () => {
    expect(pairs(persona('a'), persona('b'))).toEqual([]);
  });
  it('folds case, order, spaces and full stops of what they do', () => {
    const a = persona('a', { behaviour: ['Writes a list', 'pays  the bill.'] });
    const b = persona('b', { behaviour: [' Pays the bill', 'writes a LIST'] });
    expect(pairs(a, b)).toEqual([['a', 'b', 'SAME_BEHAVIOUR']]);
    expect(personaOverlap([a, b])[0]?.reasons[0]?.words).toBe('A and B do the same 2 things.');
  });
  it('exists where neither has an opportunity or a story of its own', () => {
    const shared = { opportunityIds: ['x', 'y'], storyIds: ['s'] };
    expect(personaOverlap([persona('a', shared), persona('b', shared)])[0]?.reasons).toEqual([
      {
        reason: 'NOTHING_HELD_ALONE',
        words: 'A and B share 2 opportunities and one story; neither has one that the other has not.',
      },
    ]);
    expect(pairs(persona('a', shared), persona('b', { ...shared, storyIds: ['s', 't'] }))).toEqual([]);
    expect(
      pairs(persona('a', { opportunityIds: ['x'] }), persona('b', { opportunityIds: [], storyIds: ['x'] })),
    ).toEqual([]);
  });
  it('says of a pair without any facts that there are none', () => {
    const nothing = { behaviour: [], opportunityIds: [] };
    expect(
      personaOverlap([persona('a', nothing), persona('b', nothing)])[0]?.reasons.map(({ words }) => words),
    ).toEqual(['Nobody has said yet what A and B do.', 'Neither of A and B has an opportunity or a story yet.']);
  });
  it('has the same pairs whatever the order of personas, each once, and none of one persona', () => {
    const few = fc.subarray(['1', '2', '3']);
    const any = fc.record({ behaviour: few, opportunityIds: few, storyIds: few });
    const named = (list: readonly ComparedPersona[]) =>
      personaOverlap(list)
        .map(({ firstId, secondId }) => [firstId, secondId].sort().join())
        .sort();
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (drawn) => {
        const list = drawn.map((each, index) => persona(String(index), each));
        expect(named([...list].reverse())).toEqual(named(list));
        expect(new Set(named(list)).size).toBe(named(list).length);
        for (const { firstId, secondId } of personaOverlap(list)) expect(firstId).not.toBe(secondId);
      }),
    );
  });
});
