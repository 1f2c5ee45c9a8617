// How long it takes from nothing to a first answer. Usage: node start.mjs
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { dataOf, root, start } from './processes.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ost-bench-'));
const settings = { NODE_ENV: '', OST_DATA_DIR: folder, OST_LOG_LEVEL: 'error', PORT: '0' };
try {
  rmSync(join(root, 'dist/.built'), { force: true });
  await timed('build of everything', built);
  await timed('build with nothing to do', built);
  await timed('npm start on an empty folder, to the first answer', answered);
  await timed('npm start again, to the first answer', answered);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function built() {
  const { child } = start(['scripts/build.mjs']);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The build failed.');
}

async function answered() {
  const service = start(['start'], settings, ['npm']);
  const url = await service.says(/^GraphQL\s+(\S+)$/);
  const key = service.said(/^Key\s+(\S+)$/);
  if (key !== undefined)
    await dataOf(
      { url, headers: { authorization: `Bearer ${key}` } },
      '{ outcomes(first: 1) { edges { node { id } } } }',
    );
  // Without a sample no key is printed: the first answer is then that of readiness.
  else if (!(await fetch(new URL('/health/ready', url))).ok) throw new Error('Not ready.');
  return () => service.stop();
}

async function timed(name, work) {
  const began = performance.now();
  const after = await work();
  process.stdout.write(`${name}: ${((performance.now() - began) / 1_000).toFixed(1)} s\n`);
  await after?.();
}
