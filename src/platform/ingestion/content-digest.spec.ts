import { contentDigest } from './content-digest.ts';

const digest = (item: object): string => contentDigest(item);
const item = { externalId: 'a', occurredAt: new Date(0), quotes: [{ text: 'one', origin: null }, { text: 'two' }] };

describe('the digest of an item', () => {
  it.each([
    ['the order of fields', { quotes: item.quotes, occurredAt: item.occurredAt, externalId: 'a' }],
    ['null and fields left out', { ...item, body: null, title: undefined, quotes: [{ text: 'one' }, { text: 'two' }] }],
    ['the instant of the last change', { ...item, sourceUpdatedAt: new Date(1) }],
  ])('does not depend on %s', (_, other) => {
    expect(digest(other)).toBe(digest(item));
  });
  it.each([
    ['a value', { ...item, externalId: 'b' }],
    ['an instant', { ...item, occurredAt: new Date(1) }],
    ['the order of a list', { ...item, quotes: [...item.quotes].reverse() }],
    ['a field', { ...item, body: '' }],
  ])('depends on %s', (_, other) => {
    expect(digest(other)).not.toBe(digest(item));
  });
  // Digests are stored: another one would make every item that sources send again look changed.
  it('stays what it was', () => {
    expect(digest({ externalId: 'a', operation: 'UPSERT' })).toBe('4KG20DEhBZ97zf8pgYCsihiuY7jqzNFCejapECX-N0s');
  });
});
