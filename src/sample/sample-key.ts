import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../platform/config.ts';

/** Where the key of the sample workspace lies. */
export const sampleKeyFile = ({ OST_DATA_DIR }: Config): string => join(OST_DATA_DIR, 'sample-key');

/** The key of the sample workspace; null when none was created, or the file is not for us to read. */
export async function readSampleKey(config: Config): Promise<string | null> {
  const text = await readFile(sampleKeyFile(config), 'utf8').catch(() => '');
  return text.trim() || null;
}
