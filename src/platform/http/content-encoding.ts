import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const inflate = promisify(gunzip);

/** How a body is compressed, by its header; null for a way that is not known here. */
export function contentEncodingOf(header: string | undefined): 'gzip' | 'identity' | null {
  const encoding = (header ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return 'identity';
  // RFC 9110 has the old name mean the same.
  return encoding === 'gzip' || encoding === 'x-gzip' ? 'gzip' : null;
}

/** The bytes of a gzip body. @throws RangeError beyond `most` bytes, and Error where it is no gzip */
export const inflated = (body: Buffer, most: number): Promise<Buffer> => inflate(body, { maxOutputLength: most });
