// Brings dist up to date: every TypeScript file compiled by itself (compile.mjs), and the service bundled (bundle.mjs).
// Does nothing when dist is newer than every source, and compiles again only what reads otherwise than last time. Types
// are checked by `npm run typecheck`.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isList, listsOf } from './found.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const settings = ['scripts', 'package-lock.json', 'tsconfig.json', 'nest-cli.json'];
const sources = ['src', 'migrations', 'test'];
/** The bundles, their source maps, and what V8 compiled of them (src/platform/compiled-code.ts). */
const BUNDLED = /^(ost|service)\.cjs/;

/** Newest change below a path, in milliseconds; folders count too, so that a deleted file is noticed. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules');
  return inside.reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

const here = (name) => existsSync(join(root, name));
const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
const changed = [...settings, ...sources].filter(here).some((name) => newest(join(root, name)) > builtAt);
if (changed) await build();

async function build() {
  const last = recordOf(stamp);
  const now = { settings: hashOf(settings.filter(here).flatMap(filesIn)), files: {} };
  const fresh = join(root, `dist.${process.pid}`);
  const stale = [];
  let isServiceSame = existsSync(join(dist, 'service.cjs'));
  for (const name of sources.filter(here).flatMap(filesIn)) {
    if (!/\.(ts|json|ndjson)$/.test(name) || name.startsWith('test/clients/')) continue;
    now.files[name] = hashOf([name]);
    if (isList(name)) continue;
    const outputs = name.endsWith('.ts') ? ['.js', '.js.map'].map((end) => name.replace(/\.ts$/, end)) : [name];
    mkdirSync(dirname(join(fresh, name)), { recursive: true });
    const isSame = last.settings === now.settings && last.files[name] === now.files[name];
    if (isSame && outputs.every((output) => existsSync(join(dist, output)))) {
      for (const output of outputs) linkSync(join(dist, output), join(fresh, output));
      continue;
    }
    if (name.endsWith('.ts')) stale.push(name);
    else if (name.startsWith('src/')) cpSync(join(root, name), join(fresh, name));
    isServiceSame &&= name.startsWith('test/') || name.endsWith('.spec.ts');
  }
  for (const [name, text] of listsOf(Object.keys(now.files))) {
    mkdirSync(dirname(join(fresh, name)), { recursive: true });
    writeFileSync(join(fresh, name), text);
    isServiceSame &&= existsSync(join(dist, name)) && readFileSync(join(dist, name), 'utf8') === text;
  }
  // Loaded only when there is something to do: a start with nothing new pays for neither.
  if (stale.length > 0) await (await import('./compile.mjs')).compile(root, stale, fresh);
  if (isServiceSame)
    for (const name of readdirSync(dist).filter((each) => BUNDLED.test(each)))
      linkSync(join(dist, name), join(fresh, name));
  else await (await import('./bundle.mjs')).bundle(fresh);
  writeFileSync(join(fresh, '.built'), JSON.stringify(now));
  const old = join(root, `dist.${process.pid}.old`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

/** What the last build was made of; nothing when there was none, or one of another kind. */
function recordOf(path) {
  try {
    const { settings, files } = JSON.parse(readFileSync(path, 'utf8'));
    return { settings, files };
  } catch {
    return { settings: '', files: {} };
  }
}

/** Files below a path, as paths from the root with `/` between. */
function filesIn(name) {
  const path = join(root, name);
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.includes('node_modules/'))
    .sort();
}

function hashOf(names) {
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\n`).update(readFileSync(join(root, name)));
  return hash.digest('base64');
}
