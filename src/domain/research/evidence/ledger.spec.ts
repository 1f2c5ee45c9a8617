import { isContested, type LedgerFigures, evidenceNeeded } from './ledger.ts';

const on = (supports: number, contradicts = 0) => ({ supports, contradicts });
const figures = (more: Partial<LedgerFigures> = {}): LedgerFigures => ({
  participants: { heard: 2, ...on(2) },
  byClass: { MEDIUM: on(2) },
  byAge: { UP_TO_90_DAYS: on(2) },
  byRelationship: { USER: on(2) },
  withoutParticipant: { heard: 0, ...on(0) },
  themes: 0,
  ...more,
});

describe('the evidence that is needed next', () => {
  it.each<[string, Partial<LedgerFigures>, string[]]>([
    ['more people', {}, ['2 more participants to reach 4–9.']],
    ['one more', { participants: { heard: 3, ...on(3) } }, ['1 more participant to reach 4–9.']],
    [
      'somebody at all',
      { participants: { heard: 0, ...on(0) }, withoutParticipant: { heard: 1, ...on(1) } },
      [
        'Nobody was heard yet: hear a story of a particular time from one customer.',
        '1 insight names no participant: say whose words they are, so that people can be counted.',
      ],
    ],
    ['a story', { byClass: { SPECULATIVE: on(2) } }, ['Only wishes support it: hear a story of a particular time.']],
    ['a user', { byRelationship: { CHOOSER: on(2) } }, ['Only choosers were heard: hear somebody who uses it.']],
    ['somebody anew', { byAge: { OLDER: on(2) } }, ['No evidence is younger than 90 days: hear somebody anew.']],
    [
      'the other side',
      { participants: { heard: 4, ...on(4) } },
      ['Nobody contradicts: ask somebody for whom it may not hold.'],
    ],
    [
      'to tell two sides apart',
      { participants: { heard: 3, ...on(2, 1) } },
      ['1 of 3 contradict: find out in what the two sides differ, and whether it is one opportunity.'],
    ],
  ])('is %s', (_, more, sentences) => {
    expect(evidenceNeeded(figures(more))).toEqual(expect.arrayContaining(sentences));
  });
  it('is no user where one who contradicts is a user, and no recent voice where one is recent', () => {
    const more = {
      byRelationship: { CHOOSER: on(2), USER: on(0, 1) },
      byAge: { OLDER: on(2), UP_TO_90_DAYS: on(0, 1) },
    };
    expect(evidenceNeeded(figures(more)).join(' ')).not.toMatch(/choosers|anew/);
  });
  it('is none once twenty participants were heard recently, on both sides', () => {
    const participants = { heard: 22, ...on(20, 2) };
    expect(evidenceNeeded(figures({ participants }))).toEqual([]);
  });
});

describe('a contested problem', () => {
  it('begins at a third of those heard', () => {
    expect(isContested({ heard: 11, ...on(8, 3) })).toBe(false);
    expect(isContested({ heard: 12, ...on(8, 4) })).toBe(true);
    expect(isContested({ heard: 0, ...on(0) })).toBe(false);
    for (let third = 1; third < 1000; third++) expect(isContested({ heard: 3 * third, ...on(1, third) })).toBe(true);
  });
});
