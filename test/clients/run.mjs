// Checks everything, against the service at OST_URL (with a key in OST_TOKEN), or one that it starts and ends by itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sum } from './checks.mjs';
import { checkClients } from './clients.mjs';
import { checkCompilers } from './compilers.mjs';
import { checkSchema } from './schema.mjs';

const folder = await mkdtemp(join(tmpdir(), 'ost-clients-'));
const { url, token, stop } = process.env.OST_URL
  ? { url: process.env.OST_URL, token: process.env.OST_TOKEN, stop: () => {} }
  : await serve();
try {
  await checkSchema();
  await checkCompilers(folder);
  await checkClients(url, token);
} finally {
  await stop();
  await rm(folder, { recursive: true, force: true });
}
sum();

/** Starts what `npm run build` made, with its sample and a database of its own. */
async function serve() {
  const settings = { OST_DATA_DIR: join(folder, 'data'), OST_SAMPLE: 'true', OST_LOG_LEVEL: 'error', PORT: '0' };
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...env } = process.env;
  const cli = join(import.meta.dirname, '..', '..', 'dist', 'ost.cjs');
  const service = spawn(process.execPath, [cli, 'serve'], {
    cwd: folder,
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(service, 'exit');
  const stop = async () => {
    service.kill();
    await ended;
  };
  const told = {};
  for await (const line of createInterface({ input: service.stdout })) {
    const [, name, value] = /^(GraphQL|Key) +(\S+)$/.exec(line) ?? [];
    if (name) told[name] = value;
    if (told.GraphQL && told.Key) return { url: told.GraphQL, token: told.Key, stop };
  }
  await rm(folder, { recursive: true, force: true });
  throw new Error('The service ended before it said where it listens.');
}
