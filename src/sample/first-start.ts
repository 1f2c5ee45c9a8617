import { dateIn } from '../domain/foundation/calendar/zone.ts';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { FirstWorkspaceStore } from '../features/context/workspace/first-workspace.store.ts';
import { FoundWorkspaceAction } from '../features/context/workspace/found-workspace.action.ts';
import { newToken } from '../platform/access/key-token.ts';
import type { Config } from '../platform/config.ts';
import { newId } from '../platform/id.ts';
import { StatisticsStore } from '../platform/database/statistics.store.ts';
import { sampleKeyFile } from './sample-key.ts';
import { ApiClient } from './api-client.ts';
import { createSample } from './create-sample.ts';

/** A sample that is being created: what a later start needs to finish it after the process was killed. */
interface Begun {
  readonly workspaceId: string;
  readonly keyId: string;
  readonly token: string;
  readonly day: string;
}

const SAMPLE = { name: 'Sample: grocery shopping', timeZone: 'UTC', weekStart: 'MONDAY', currency: 'EUR' } as const;
const begunFile = ({ OST_DATA_DIR }: Config): string => join(OST_DATA_DIR, 'sample-begun');

/** Creates the sample on a first start without data, and finishes one that was interrupted. Never in production. */
export async function createSampleOnFirstStart(
  app: INestApplicationContext,
  url: string,
  config: Config,
): Promise<void> {
  if (config.production || !config.OST_SAMPLE) return;
  await create(app, url, config, 'if nothing is there');
}

/**
 * Plants a sample workspace. What is planned is written down before anything is done, and the key is handed over when all
 * of it is done: a process that is killed in between leaves nothing that the next one cannot finish.
 *
 * @returns whether the sample had to be created or finished
 */
export async function create(
  app: INestApplicationContext,
  url: string,
  config: Config,
  when: 'if nothing is there' | 'always',
): Promise<boolean> {
  const earlier = await readBegun(config);
  if (!earlier && when === 'if nothing is there' && (await app.get(FirstWorkspaceStore).exists())) return false;
  const begun = earlier ?? (await begin(config));
  const key = { ...begun, name: 'sample', firstOnly: when === 'if nothing is there' };
  const isNew = await app.get(FoundWorkspaceAction).ensure(SAMPLE, key);
  if (isNew) {
    await createSample(new ApiClient(url, begun.token), begun.day);
    await app.get(StatisticsStore).refresh();
    await writeFile(`${sampleKeyFile(config)}.new`, `${begun.token}\n`, { mode: 0o600 });
    await rename(`${sampleKeyFile(config)}.new`, sampleKeyFile(config));
  }
  await rm(begunFile(config), { force: true });
  return isNew;
}

async function begin(config: Config): Promise<Begun> {
  const keyId = newId();
  const begun = { workspaceId: newId(), keyId, token: newToken(keyId), day: dateIn('UTC', new Date()) };
  await mkdir(config.OST_DATA_DIR, { recursive: true });
  await writeFile(begunFile(config), JSON.stringify(begun), { mode: 0o600 });
  return begun;
}

async function readBegun(config: Config): Promise<Begun | null> {
  const text = await readFile(begunFile(config), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as Begun);
}
