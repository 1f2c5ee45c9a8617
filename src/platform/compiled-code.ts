import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** What a file exports, and how to keep what V8 has compiled of it for the next start. */
export interface Loaded<Exported> {
  readonly exported: Exported;
  /** Does nothing when a start has kept it before, or where the folder may not be written to. */
  readonly keep: () => void;
}

/** A file in CommonJS, run as `require` would. */
type Wrapped = (exports: unknown, require: NodeJS.Require, module: object, file: string, folder: string) => void;

/**
 * Loads a file in CommonJS, all of it ASCII and without `import()`, together with what V8 compiled of it on an earlier
 * start: to compile the service is a quarter of a start. It lies beside the file, and holds for this very file, this V8 and
 * its flags alone.
 */
export function loadCompiled<Exported>(file: string): Loaded<Exported> {
  const require = createRequire(file);
  // Only Node's own loader reads the source map.
  if (process.sourceMapsEnabled) return { exported: require(file) as Exported, keep: () => undefined };
  const { size, mtimeMs } = statSync(file);
  const kept = `${file}.${size}-${Math.floor(mtimeMs)}-${cachedDataVersionTag()}.compiled`;
  const cachedData = readIfThere(kept);
  // What only a start runs would be forgotten by the time that it is kept.
  if (!cachedData) setFlagsFromString('--no-flush-bytecode');
  const script = new Script(wrapped(readFileSync(file, 'latin1')), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  (script.runInThisContext() as Wrapped)(module.exports, require, module, file, path.dirname(file));
  const isKept = cachedData !== undefined && script.cachedDataRejected === false;
  return {
    exported: module.exports as Exported,
    keep: () => {
      if (!isKept) keepAs(kept, script);
    },
  };
}

/** On the first line, so that all lines keep their numbers. */
const wrapped = (text: string): string => `(function (exports, require, module, __filename, __dirname) { ${text}\n})`;

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function keepAs(kept: string, script: Script): void {
  // The flags are part of what it holds for.
  setFlagsFromString('--flush-bytecode');
  const unfinished = `${kept}.${process.pid}`;
  try {
    writeFileSync(unfinished, script.createCachedData());
    renameSync(unfinished, kept);
  } catch {
    // A folder that may not be written to, or a full disk: the next start compiles again.
    rmSync(unfinished, { force: true });
  }
}
