import { leftOutOf, leftOutOfParticipant, type ToldInsight } from './left-out.ts';

const item = (more: Partial<ToldInsight>): ToldInsight => ({ operation: 'UPSERT', externalId: 'a', ...more });

describe('what of an item is left out', () => {
  it.each<[Partial<ToldInsight>, RegExp]>([
    [{ tags: ['Close', 'far', ' close '] }, /^tags has " close " twice, also as "Close": each is kept once\.$/],
    [{ tags: ['close', 'close'] }, /^tags has "close" twice: each is kept once\.$/],
    [{ quotes: [{ text: 'Late' }, { text: 'Late' }] }, /^quotes has "Late" twice/],
    [{ occurredAt: new Date('1905-01-01') }, /^occurredAt, 1905.*before 1970/],
    [
      { operation: 'DELETE', title: 'Late', tags: ['x'] },
      /^A deletion keeps nothing else: (title|tags) was left out\.$/,
    ],
    [{ externalId: 'a\u00A0b' }, /^externalId differs from "a b" only/],
    [{ externalId: 'Cafe\u0301' }, /^externalId differs from "Café" only/],
    [{ externalId: 'de\u200Bsk' }, /^externalId differs from "desk" only/],
    [{ participant: { externalId: ' m' } }, /^participant\.externalId differs from "m" only/],
    [{ participant: { segments: ['Families', 'families'] } }, /^participant\.segments has "families" twice/],
    [{ participant: { matchKeys: ['AB', 'ab'] } }, /^participant\.matchKeys/],
    [
      { participant: { consent: { status: 'WITHDRAWN', scope: ['NOTES'] } } },
      /^participant\.consent\.scope .* WITHDRAWN/,
    ],
    [{ participant: { consent: { status: 'UNKNOWN', expiresOn: '2026-01-01' } } }, /^participant\.consent\.expiresOn/],
  ])('of %j is told', (more, sentence) => {
    const told = leftOutOf(item(more));
    expect(told.length).toBe(more.operation === 'DELETE' ? 2 : 1);
    for (const { message, path } of told)
      expect([message, path.length > 0]).toEqual([expect.stringMatching(sentence), true]);
  });

  it.each<Partial<ToldInsight>>([
    { tags: ['close', 'closed'], externalId: 'ticket-1 a', occurredAt: new Date('1970-01-02') },
    {
      quotes: [
        { externalId: 'q1', text: 'Late' },
        { externalId: 'q2', text: 'Late' },
      ],
    },
    { operation: 'DELETE' },
    { participant: { consent: { status: 'GIVEN', scope: ['NOTES'], expiresOn: '2027-01-01' } } },
  ])('is nothing of %j', (more) => {
    expect(leftOutOf(item(more))).toEqual([]);
  });

  it('is told of a participant alone, too', () => {
    expect(leftOutOfParticipant({ segments: ['a', 'A'] })).toEqual([
      { code: 'LEFT_OUT', message: 'segments has "A" twice, also as "a": each is kept once.', path: ['segments', '1'] },
    ]);
  });
});
