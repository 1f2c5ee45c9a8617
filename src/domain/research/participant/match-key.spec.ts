import { createHash, createHmac } from 'node:crypto';
import { normalMatchKey } from './match-key.ts';

const ALGORITHMS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3-256', 'sha3-512', 'ripemd160'];

describe('a match key', () => {
  it('is the same in capitals and in small letters where it is a digest, and no other', () => {
    const digest = createHash('sha256').update('ada@example.com').digest('hex');
    expect(normalMatchKey(digest.toUpperCase())).toBe(digest);
    expect(normalMatchKey(` SHA256:${digest.toUpperCase()} `)).toBe(`sha256:${digest}`);
    expect(normalMatchKey('Customer 17')).toBe('Customer 17');
    expect(normalMatchKey('ABC')).toBe('ABC');
  });
  it.each(ALGORITHMS)('joins nobody where it is the digest of an empty text by %s', (algorithm) => {
    const digest = createHash(algorithm).update('').digest();
    expect(normalMatchKey(digest.toString('hex'))).toBeNull();
    expect(normalMatchKey(digest.toString('hex').toUpperCase())).toBeNull();
    expect(normalMatchKey(`${algorithm.replace('-', '_')}:${digest.toString('hex')}`)).toBeNull();
  });
  it.each(['md5', 'sha1', 'sha256', 'sha384', 'sha512'])(
    'joins nobody where %s has neither text nor key',
    (algorithm) => {
      expect(normalMatchKey(createHmac(algorithm, '').update('').digest('hex'))).toBeNull();
    },
  );
  it.each(['md5', 'sha1', 'sha256', 'sha512'])('joins nobody where it is that of %s in base 64', (algorithm) => {
    const digest = createHash(algorithm).update('').digest();
    expect(normalMatchKey(digest.toString('base64'))).toBeNull();
    expect(normalMatchKey(digest.toString('base64url'))).toBeNull();
    expect(normalMatchKey(createHash(algorithm).update('ada').digest('base64'))).not.toBeNull();
  });
  it('joins nobody where it is empty', () => {
    expect(normalMatchKey('  ')).toBeNull();
  });
});
