import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

/** A file inside a package, whether or not the package lists it among its doors. */
const within = (name: string, file: string): string => join(dirname(resolve(`${name}/package.json`)), file);

/** What the page is made of, in the order in which it is loaded. Everything comes from this machine. */
const FILES: Readonly<Record<string, { readonly type: string; readonly path: () => string }>> = {
  'graphiql.min.css': { type: CSS, path: () => within('graphiql', 'graphiql.min.css') },
  'react.production.min.js': { type: JAVASCRIPT, path: () => within('react', 'umd/react.production.min.js') },
  'react-dom.production.min.js': {
    type: JAVASCRIPT,
    path: () => within('react-dom', 'umd/react-dom.production.min.js'),
  },
  'graphiql.min.js': { type: JAVASCRIPT, path: () => within('graphiql', 'graphiql.min.js') },
  'in-browser.js': { type: JAVASCRIPT, path: () => join(import.meta.dirname, 'in-browser.js') },
};

/** One file of the page as it is sent. */
export interface IdeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** Names this very content, so that a browser may keep it for ever. */
  readonly version: string;
}

const read = new Map<string, Promise<IdeFile>>();

/** A file of the page, read once; null when the page has none of this name. */
export function ideFile(name: string): Promise<IdeFile> | null {
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (!file) return null;
  const known = read.get(name);
  if (known) return known;
  const reading = contentOf(name, file.type, file.path());
  read.set(name, reading);
  return reading;
}

/** Every file of the page. */
export const ideFiles = (): Promise<IdeFile[]> =>
  Promise.all(Object.keys(FILES).flatMap((name) => ideFile(name) ?? []));

async function contentOf(name: string, type: string, path: string): Promise<IdeFile> {
  // Without the last line's pointer to a source map, which is not served.
  const text = (await readFile(path, 'utf8')).replace(/\n\/[/*]# sourceMappingURL=\S+( \*\/)?\s*$/, '\n');
  const bytes = Buffer.from(text);
  return { name, type, bytes, version: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
}
