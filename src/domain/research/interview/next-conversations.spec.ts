import fc from 'fast-check';
import {
  CONVERSATION_GAPS,
  type DiscussedOpportunity,
  type HeardParticipant,
  type ConversationFacts,
  nextConversations,
  type ParticipantTraits,
} from './next-conversations.ts';

const voice = (participantId: string, more: Partial<ParticipantTraits> = {}): ParticipantTraits => ({
  participantId,
  relationship: 'UNKNOWN',
  segments: [],
  personaIds: [],
  ...more,
});
const heard = (participantId: string, more: Partial<HeardParticipant> = {}): HeardParticipant => ({
  ...voice(participantId),
  supports: true,
  contradicts: false,
  lastOn: '2026-03-01',
  ...more,
});
const opportunity = (more: Partial<DiscussedOpportunity> = {}): DiscussedOpportunity => ({
  id: 'o',
  title: 'The exact thing is not there',
  moment: null,
  personaIds: [],
  heard: [heard('a')],
  ...more,
});
const known = (more: Partial<ConversationFacts> = {}): ConversationFacts => ({
  opportunities: [opportunity()],
  personaNames: new Map([['p', 'the one who pays']]),
  segments: [],
  mayBeAsked: [],
  choosersAreUsers: null,
  today: '2026-03-02',
  ...more,
});
const gaps = (more: Partial<ConversationFacts>) => nextConversations(known(more), 20).map(({ gap }) => gap);
const gapsOf = (more: Partial<DiscussedOpportunity>, around: Partial<ConversationFacts> = {}) =>
  gaps({ opportunities: [opportunity(more)], ...around });

describe('conversations to seek next', () => {
  it('are none where every view was heard', () => {
    expect(gaps({})).toEqual([]);
  });
  it('begin with opportunities on which no participant was heard, and with their personas', () => {
    const asked = [voice('x'), voice('y', { personaIds: ['p'] })];
    const [only, ...more] = nextConversations(
      known({ opportunities: [opportunity({ heard: [], personaIds: ['p'] })], mayBeAsked: asked, segments: ['s'] }),
      20,
    );
    expect(more).toEqual([]);
    expect(only).toMatchObject({ gap: 'NOBODY', who: 'somebody like the one who pays', participantIds: ['y'] });
  });
  it('seek the persona, the segment, the user or the chooser who was not heard', () => {
    expect(gapsOf({ personaIds: ['p'] })).toEqual(['PERSONA']);
    expect(gapsOf({ personaIds: ['p'], heard: [heard('a', { personaIds: ['p'] })] })).toEqual([]);
    expect(gapsOf({}, { segments: ['s', 't'] })).toEqual(['SEGMENT', 'SEGMENT']);
    expect(gapsOf({ heard: [heard('a', { segments: ['s'] })] }, { segments: ['s'] })).toEqual([]);
    const of = (relationship: HeardParticipant['relationship']) => ({ heard: [heard('a', { relationship })] });
    expect(gapsOf(of('USER'))).toEqual(['CHOOSER']);
    expect(gapsOf(of('USER'), { choosersAreUsers: true })).toEqual([]);
    expect(gapsOf(of('CHOOSER'))).toEqual(['USER']);
    expect([gapsOf(of('BOTH')), gapsOf(of('UNKNOWN'))]).toEqual([[], []]);
  });
  it.each([
    [1, 1, true],
    [2, 1, true],
    [3, 1, false],
    [0, 3, false],
  ])('%i for and %i against: contested is %s', (supporters, against, isContested) => {
    const all = [
      ...Array.from({ length: supporters }, (_, n) => heard(`s${n}`)),
      ...Array.from({ length: against }, (_, n) => heard(`c${n}`, { supports: false, contradicts: true })),
    ];
    expect(gapsOf({ heard: all }).includes('CONTESTED')).toBe(isContested);
  });
  it.each([
    ['2025-12-02', []],
    ['2025-12-01', ['OLD']],
  ])('what was last heard on %s is %j on 2 March', (lastOn, expected) => {
    expect(gapsOf({ heard: [heard('a', { lastOn }), heard('b', { lastOn: '2020-01-01' })] })).toEqual(expected);
  });
  it('name up to five participants who fit and were not heard on it, the longest not contacted first, or describe one', () => {
    const asked = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => voice(id, { segments: ['s'] }));
    const [suggestion] = nextConversations(known({ segments: ['s'], mayBeAsked: asked }), 1);
    expect(suggestion?.participantIds).toEqual(['b', 'c', 'd', 'e', 'f']);
    const [nobody] = nextConversations(known({ segments: ['s'] }), 1);
    expect(nobody).toMatchObject({ participantIds: [], who: 'somebody of the segment “s”' });
  });
  it('ask for a story of the moment, never for an opinion', () => {
    const [suggestion] = nextConversations(
      known({ opportunities: [opportunity({ moment: 'In the store' })], segments: ['s'] }),
      1,
    );
    expect(suggestion?.storyPrompt).toContain('Tell me about the last time it came to “In the store”');
  });
  it('are ordered by the importance of their gap, never more than requested, and never name a participant twice', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 5 }), ids, fc.integer({ min: 1, max: 20 }), (groups, asked, first) => {
        const opportunities = groups.map((group, n) =>
          opportunity({
            id: String(n),
            heard: group.map((id) => heard(id, { contradicts: id === 'a', relationship: 'USER' })),
          }),
        );
        const found = nextConversations(
          known({ opportunities, mayBeAsked: asked.map((id) => voice(id)), segments: ['s'] }),
          first,
        );
        expect(found.length).toBeLessThanOrEqual(first);
        const places = found.map(({ gap }) => Object.keys(CONVERSATION_GAPS).indexOf(gap));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        for (const { participantIds, opportunityId } of found) {
          expect(new Set(participantIds).size).toBe(participantIds.length);
          for (const id of participantIds) expect(groups[Number(opportunityId)]).not.toContain(id);
        }
      }),
    );
  });
});
