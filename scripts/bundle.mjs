// Puts the compiled service and the packages it uses into one file: to find, read and compile 3,000 modules took half of a
// start (docs/decisions/0018). Classes keep their names, which are those of the API; the source map leads to src.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';

/** Packages that Nest can use and this service does not, and ones that are there but load only if asked for. */
const LEFT_OUT = [
  '@apollo/gateway',
  '@apollo/subgraph',
  '@as-integrations/express5',
  '@fastify/multipart',
  '@fastify/static',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-transformer/storage',
  'ts-morph',
  '@apollo/usage-reporting-protobuf',
  '@apollo/utils.usagereporting',
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  'file-type',
];

/** What comes of it: what is started, and the service, each with its source map. */
const BUNDLES = { 'ost.cjs': 'launch.js', 'service.cjs': 'cli.js' };

/** @param {string} dist folder that holds src compiled, and takes the bundles */
export async function bundle(dist) {
  await Promise.all(Object.entries(BUNDLES).map(([name, entry]) => bundleOne(dist, entry, join(dist, name))));
}

async function bundleOne(dist, entry, file) {
  const { outputFiles } = await build({
    entryPoints: [join(dist, 'src', entry)],
    outfile: file,
    write: false,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    charset: 'ascii',
    // Compiled code that is kept knows no import(): it becomes require.
    supported: { 'dynamic-import': false },
    keepNames: true,
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    external: LEFT_OUT,
    define: { 'import.meta.url': 'hereUrl' },
    banner: { js: "const hereUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [ownPlaces(dist), mappedTypes],
  });
  for (const { path, text } of outputFiles)
    writeFileSync(path, path.endsWith('.cjs') ? inAscii(quicker(path, text)) : text, {
      mode: path === file ? 0o755 : 0o644,
    });
}

/**
 * A text beyond ASCII takes V8 twice the memory, and longer to read. esbuild escapes strings; what it leaves stands in
 * regular expressions and comments.
 */
const inAscii = (text) =>
  // eslint-disable-next-line no-control-regex -- ASCII has them
  text.replaceAll(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Own files that look for others beside them find them where they would without the bundle. */
const ownPlaces = (dist) => ({
  name: 'own places',
  setup(on) {
    on.onLoad({ filter: /[\\/]src[\\/].*\.js$/ }, ({ path }) => {
      const text = path.startsWith(join(dist, 'src')) ? readFileSync(path, 'utf8') : '';
      if (!text.includes('import.meta.')) return undefined;
      const from = (place) =>
        `require('node:path').join(__dirname, ${JSON.stringify(relative(dist, place).split(sep).join('/'))})`;
      return {
        contents: text
          .replaceAll('import.meta.dirname', from(dirname(path)))
          .replaceAll('import.meta.url', `require('node:url').pathToFileURL(${from(path)}).href`),
      };
    });
  },
});

/**
 * Nest's mapped types look for class-validator in a way that esbuild cannot see, and a second copy would know no rules of
 * ours. Without this line they take the copy in the bundle.
 */
const mappedTypes = {
  name: 'mapped types',
  setup(on) {
    on.onLoad({ filter: /@nestjs[\\/]mapped-types[\\/]dist[\\/]type-helpers\.utils\.js$/ }, ({ path }) => ({
      contents: replaced(path, readFileSync(path, 'utf8'), 'const require = createRequire(import.meta.url);', ''),
    }));
  },
};

/** @throws when the line is not there just once: then the package no longer does what it is replaced for */
function replaced(path, text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`${path} no longer reads as it did.`);
  return text.replace(from, () => to);
}

/**
 * What esbuild puts before everything, made quicker: a name is given only where it is not there yet, and to no arrow, which
 * hot paths make by the thousand; a module is wrapped for
 * those who import it once, unless it has got more exports since.
 */
const HELPERS = [
  {
    from: 'var __name = (target, value) => __defProp(',
    to: 'var __name = (target, value) => target.name === value || !target.prototype ? target : __defProp(',
  },
  {
    from: 'var __toESM = ',
    to: `var __wrappers = [/* @__PURE__ */ new WeakMap(), /* @__PURE__ */ new WeakMap()];
var __toESM = (mod, isNodeMode) => {
  if (mod === null || (typeof mod !== "object" && typeof mod !== "function")) return __wrap(mod, isNodeMode);
  const known = __wrappers[isNodeMode ? 1 : 0], many = __getOwnPropNames(mod).length;
  let made = known.get(mod);
  if (made?.many !== many) known.set(mod, (made = { many, wrapper: __wrap(mod, isNodeMode) }));
  return made.wrapper;
};
var __wrap = `,
  },
];

const quicker = (path, text) => HELPERS.reduce((quick, { from, to }) => replaced(path, quick, from, to), text);
