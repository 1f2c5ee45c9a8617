import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** `ost_`, the key's id, 192 random bits, and a checksum that tells a mistyped key from a wrong one without a look-up. */
const TOKEN = /^ost_([0-9a-f]{32})([0-9a-f]{48})([0-9a-f]{8})$/;

const checksum = (body: string): string => crc32(body).toString(16).padStart(8, '0');

/** A new token of the key with this id. Shown once: only its hash is kept. */
export function newToken(keyId: string): string {
  const body = keyId.replaceAll('-', '') + randomBytes(24).toString('hex');
  return `ost_${body}${checksum(body)}`;
}

/** Id of the key that a token claims to be of; null when the text is no token. */
export function keyIdOf(token: string): string | null {
  const [, id, secret, sum] = TOKEN.exec(token) ?? [];
  if (id === undefined || secret === undefined || sum !== checksum(id + secret)) return null;
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What is kept of a token. A plain hash will do: 192 random bits cannot be guessed. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether a token is the one whose hash was kept; takes as long when it is not. */
export const isToken = (token: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(token), 'hex'), Buffer.from(hash, 'hex'));
