import { type Arriving, checkArriving } from './check-arriving.ts';

const sound: Arriving = { operation: 'UPSERT', kind: 'SUPPORT', occurredAt: new Date(0), title: 'Swapped again' };
const paths = (item: Arriving) => checkArriving(item, ['items', '3']).map(({ path }) => path.slice(2).join('.'));

describe('an insight that arrives', () => {
  it('passes when it says what, where from and when', () => {
    expect(paths(sound)).toEqual([]);
    expect(paths({ ...sound, title: null, quotes: [{ startsAtSeconds: 1, endsAtSeconds: 1 }] })).toEqual([]);
  });
  it('needs nothing but its name when it is deleted', () => {
    expect(paths({ operation: 'DELETE' })).toEqual([]);
  });
  it.each([
    [{ ...sound, kind: null }, 'kind'],
    [{ ...sound, occurredAt: null }, 'occurredAt'],
    [{ ...sound, title: ' ', body: '\n' }, 'body'],
    [{ ...sound, quotes: [{}, { startsAtSeconds: 5, endsAtSeconds: 4 }] }, 'quotes.1.endsAtSeconds'],
    [{ ...sound, participant: { consent: { status: 'GIVEN', scope: [] } } }, 'participant.consent.scope'],
    [{ ...sound, links: [{}] }, 'links.0.nodeId'],
    [{ ...sound, links: [{ shortKey: 'OPP-1' }, { nodeId: 'a', ref: 'b' }] }, 'links.1.nodeId'],
  ] satisfies [Arriving, string][])('is refused: %j', (item, path) => {
    expect(paths(item)).toEqual([path]);
  });
  it('tells every fault at once', () => {
    expect(paths({ operation: 'UPSERT' })).toEqual(['kind', 'occurredAt', 'body']);
  });
});
