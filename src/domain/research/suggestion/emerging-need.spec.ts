import fc from 'fast-check';
import { groupBySubject, type InboxInsight } from './emerging-need.ts';

const said = (id: string, participantId: string | null, text: string): InboxInsight => ({
  id,
  participantId,
  terms: new Set(text.split(' ')),
});
const ABOUT_PETS = [
  said('1', 'ada', 'hamster feed subscription'),
  said('2', 'ben', 'hamster subscription delivery'),
  said('3', 'cy', 'subscription hamster straw'),
];

describe('emerging needs', () => {
  it('are groups of three participants who share two specific words, with those words', () => {
    expect(groupBySubject([...ABOUT_PETS, said('4', 'dan', 'hamster voucher'), said('5', 'eve', 'voucher')])).toEqual([
      { terms: ['hamster', 'subscription'], members: ['1', '2', '3'], participants: 3 },
    ]);
  });

  it('need three participants, not three insights, and insights without a participant add none', () => {
    const [first, second] = ABOUT_PETS;
    const pair = [first, second].flatMap((each) => each ?? []);
    expect(groupBySubject([...pair, said('3', 'ada', 'hamster subscription')])).toEqual([]);
    expect(groupBySubject([...pair, said('3', null, 'hamster subscription')])).toEqual([]);
  });

  it('are not made of everyday words', () => {
    expect(
      groupBySubject(ABOUT_PETS.map(({ id, participantId }) => said(id, participantId, 'know thing good'))),
    ).toEqual([]);
  });

  it('are the same in whatever order the insights come, and hold each at most once', () => {
    const waiting = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        participantId: fc.constantFrom('ada', 'ben', 'cy', 'dan', null),
        terms: fc
          .uniqueArray(fc.constantFrom('hamster', 'straw', 'voucher', 'courier', 'fridge'))
          .map((all) => new Set(all)),
      }),
      { selector: ({ id }) => id, maxLength: 30 },
    );
    fc.assert(
      fc.property(waiting, (given) => {
        const groups = groupBySubject(given);
        expect(groupBySubject([...given].reverse())).toEqual(groups);
        const members = groups.flatMap((group) => group.members);
        expect(new Set(members).size).toBe(members.length);
        for (const { participants } of groups) expect(participants).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
