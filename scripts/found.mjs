// Writes the lists of files that are found, not kept by hand: each takes the place of what its source was compiled to.

/** Lists by the source that they replace: which files they hold, and the folder that their paths start from. */
const LISTS = {
  'src/app.files.ts': { files: /^src\/features\/.*(?<!\.spec)\.ts$/, from: 'src/features/' },
  'migrations/files.ts': { files: /^migrations\/\d.*\.ts$/, from: 'migrations/' },
};

/** Whether a source is replaced by a list. */
export const isList = (name) => name in LISTS;

/**
 * The text of every list.
 *
 * @param {readonly string[]} names every source, as a path from the root
 * @returns {[output: string, text: string][]}
 */
export const listsOf = (names) =>
  Object.entries(LISTS).map(([list, { files, from }]) => {
    const found = names.filter((name) => files.test(name));
    const folder = list.slice(0, list.lastIndexOf('/') + 1);
    const imports = found.map((name, at) => `import * as file${at} from './${jsOf(name.slice(folder.length))}';\n`);
    const entries = found.map((name, at) => `  { path: '${name.slice(from.length)}', exported: file${at} },\n`);
    return [jsOf(list), `${imports.join('')}export const FILES = [\n${entries.join('')}];\n`];
  });

const jsOf = (name) => name.replace(/\.ts$/, '.js');
