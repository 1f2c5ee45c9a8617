import { type Consent, consentAfter as after, mayKeepOf, mayKeepOfAll, type IncomingConsent } from './consent.ts';

const now = new Date('2026-03-01T00:00:00Z');
const TODAY = '2026-03-01';
/** The clock of a consent stands where it last changed, unless a test says otherwise. */
const stated = (before: Consent, incoming: IncomingConsent, statedAt: Date | null, clock = before.consentChangedAt) =>
  after(before, incoming, { clock, statedAt, arrivedAt: now, today: TODAY });
const consentAfter = (before: Consent, incoming: IncomingConsent, at: Date | null) =>
  stated(before, incoming, at).consent;
const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const unknown: Consent = { consentStatus: 'UNKNOWN', consentScope: [], consentExpiresOn: null, consentChangedAt: null };
const given: Consent = { ...unknown, consentStatus: 'GIVEN', consentScope: ['NOTES'], consentChangedAt: day(2) };
const withdrawn: Consent = { ...unknown, consentStatus: 'WITHDRAWN', consentChangedAt: day(5) };

const expired: Consent = { ...given, consentStatus: 'EXPIRED', consentScope: [], consentExpiresOn: '2026-02-28' };

describe('consent', () => {
  it('is what a source says first, as of its instant or else of now', () => {
    expect(consentAfter(unknown, { status: 'GIVEN', scope: ['NOTES'], expiresOn: '2027-01-01' }, day(2))).toEqual({
      consentStatus: 'GIVEN',
      consentScope: ['NOTES'],
      consentExpiresOn: '2027-01-01',
      consentChangedAt: day(2),
    });
    expect(consentAfter(unknown, { status: 'GIVEN', scope: ['NOTES'] }, null).consentChangedAt).toBe(now);
  });
  it('stays when a source says the same again, or nothing', () => {
    expect(consentAfter(given, { status: 'GIVEN', scope: ['NOTES'] }, day(9))).toBe(given);
    expect(consentAfter(given, { status: 'UNKNOWN' }, day(9))).toBe(given);
    expect(consentAfter(withdrawn, { status: 'WITHDRAWN' }, day(9))).toBe(withdrawn);
  });
  it('is withdrawn by whatever is not older, and by what has no instant', () => {
    const withdrawal = { status: 'WITHDRAWN' } as const;
    for (const at of [day(2), day(3), null])
      expect(consentAfter(given, withdrawal, at)).toMatchObject({ consentStatus: 'WITHDRAWN', consentScope: [] });
    // Whoever agreed anew after the withdrawal did so knowing of it.
    expect(stated(given, withdrawal, day(1))).toEqual({ consent: given, clock: null, isOlder: true });
  });
  it('is neither widened nor narrowed by an older statement, and its clock moves on where nothing changes', () => {
    const all = { status: 'GIVEN', scope: ['NOTES', 'QUOTE', 'RECORDING'] } as const;
    const again = stated(given, { status: 'GIVEN', scope: ['NOTES'] }, day(9));
    expect(again).toEqual({ consent: given, clock: day(9), isOlder: false });
    expect(stated(given, all, day(5), day(9))).toEqual({ consent: given, clock: null, isOlder: true });
    expect(stated(given, all, day(9), day(9)).consent.consentScope).toEqual(all.scope);
  });
  it('says what may be kept', () => {
    expect(mayKeepOf(unknown)).toEqual({ notes: true, quotes: true, recordings: true });
    expect(mayKeepOf(given)).toEqual({ notes: true, quotes: false, recordings: false });
    const together = { ...given, consentScope: ['QUOTE', 'RECORDING'] };
    expect(mayKeepOf(together)).toEqual({ notes: false, quotes: true, recordings: true });
    expect(mayKeepOf(withdrawn)).toEqual({ notes: false, quotes: false, recordings: false });
    expect(mayKeepOfAll([])).toEqual(mayKeepOf(unknown));
    expect(mayKeepOfAll([mayKeepOf(unknown), mayKeepOf(given)])).toEqual(mayKeepOf(given));
    expect(mayKeepOfAll([mayKeepOf(given), mayKeepOf(together)])).toEqual(mayKeepOf(withdrawn));
  });
  it('is given again only by what was said later', () => {
    expect(consentAfter(withdrawn, { status: 'GIVEN', scope: ['QUOTE'] }, day(6)).consentStatus).toBe('GIVEN');
    expect(consentAfter(withdrawn, { status: 'GIVEN', scope: ['QUOTE'] }, day(4))).toBe(withdrawn);
    expect(consentAfter(withdrawn, { status: 'GIVEN', scope: ['QUOTE'] }, null)).toBe(withdrawn);
  });
  it('has expired when its last day is over, however late a source says so', () => {
    const until = (expiresOn: string) => consentAfter(unknown, { status: 'GIVEN', scope: ['NOTES'], expiresOn }, null);
    expect(until('2026-03-01')).toMatchObject({ consentStatus: 'GIVEN', consentScope: ['NOTES'] });
    expect(until('2026-02-28')).toEqual({
      consentStatus: 'EXPIRED',
      consentScope: [],
      consentExpiresOn: '2026-02-28',
      consentChangedAt: now,
    });
    expect(mayKeepOf(expired)).toEqual({ notes: false, quotes: false, recordings: false });
  });
  it('that has run out stays so when a source says the same again, in whichever words', () => {
    const ended = { expiresOn: '2026-02-28' };
    expect(consentAfter(expired, { status: 'GIVEN', scope: ['NOTES'], ...ended }, day(9))).toBe(expired);
    expect(consentAfter(expired, { status: 'EXPIRED', ...ended }, null)).toBe(expired);
    expect(consentAfter(withdrawn, { status: 'EXPIRED', ...ended }, day(9))).toBe(withdrawn);
    expect(consentAfter(withdrawn, { status: 'GIVEN', scope: ['NOTES'], ...ended }, day(9))).toBe(withdrawn);
  });
  it('that has run out is given again by a later end, and not by an older state', () => {
    const anew = { status: 'GIVEN', scope: ['QUOTE'], expiresOn: '2027-01-01' } as const;
    expect(consentAfter(expired, anew, day(9))).toMatchObject({ consentStatus: 'GIVEN', consentScope: ['QUOTE'] });
    expect(consentAfter(expired, anew, null)).toMatchObject({ consentStatus: 'GIVEN', consentChangedAt: now });
    expect(consentAfter(expired, anew, day(1))).toBe(expired);
    expect(consentAfter(expired, { status: 'WITHDRAWN' }, day(2)).consentStatus).toBe('WITHDRAWN');
  });
});
