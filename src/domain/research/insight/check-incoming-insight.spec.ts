import { type IncomingFields, checkIncomingInsight } from './check-incoming-insight.ts';

const valid: IncomingFields = { operation: 'UPSERT', kind: 'SUPPORT', occurredAt: new Date(0), title: 'Swapped again' };
const paths = (item: IncomingFields) =>
  checkIncomingInsight(item, ['items', '3']).map(({ path }) => path.slice(2).join('.'));

describe('an insight that a source sends', () => {
  it('passes when it says what, where from and when', () => {
    expect(paths(valid)).toEqual([]);
    expect(paths({ ...valid, title: null, quotes: [{ startsAtSeconds: 1, endsAtSeconds: 1 }] })).toEqual([]);
  });
  it('needs nothing but its name when it is deleted', () => {
    expect(paths({ operation: 'DELETE' })).toEqual([]);
  });
  it.each([
    [{ ...valid, kind: null }, 'kind'],
    [{ ...valid, occurredAt: null }, 'occurredAt'],
    [{ ...valid, title: ' ', body: '\n' }, 'body'],
    [{ ...valid, quotes: [{}, { startsAtSeconds: 5, endsAtSeconds: 4 }] }, 'quotes.1.endsAtSeconds'],
    [{ ...valid, participant: { consent: { status: 'GIVEN', scope: [] } } }, 'participant.consent.scope'],
    [{ ...valid, links: [{}] }, 'links.0.nodeId'],
    [{ ...valid, links: [{ shortKey: 'OPP-1' }, { nodeId: 'a', ref: 'b' }] }, 'links.1.nodeId'],
  ] satisfies [IncomingFields, string][])('is refused: %j', (item, path) => {
    expect(paths(item)).toEqual([path]);
  });
  it('reports every fault at once', () => {
    expect(paths({ operation: 'UPSERT' })).toEqual(['kind', 'occurredAt', 'body']);
  });
});
