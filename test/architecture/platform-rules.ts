import ts from 'typescript';
import { importsOf, type Source } from './house.ts';

/**
 * Floors of the platform, lowest first, each a folder or a file beside them. A floor imports only rows before its own, so
 * that no circle can be; floors of one row do not import each other.
 */
export const PLATFORM_FLOORS: readonly (readonly string[])[] = [
  ['compiled-code', 'config', 'heap', 'id', 'log'],
  ['hook', 'request'],
  ['paging'],
  ['database'],
  ['access', 'calendar', 'change-log', 'idempotency'],
  ['http'],
  ['graphql'],
  ['health'],
  ['ide', 'ingestion', 'refetch'],
  ['platform.module'],
];
/** Stands apart from the floors: it would serve any program, and a watchdog runs it without the service. */
const APART = 'embedded-database';
/** Files that may import it. */
const MAY_IMPORT_APART = ['src/platform/database/open-database.ts', 'src/cli.ts'];

/** Floor of a file of the platform; undefined for what stands elsewhere. */
const platformFloorOf = (path: string): string | undefined =>
  /^src\/platform\/([^/]+?)(?:(?:\.spec)?\.ts)?(?:\/|$)/.exec(path)?.[1];

/** Imports that go up or along a row of floors, or in and out of the embedded database. */
export function platformFloorFaults(source: Source, floors = PLATFORM_FLOORS): string[] {
  const { path } = source;
  const from = platformFloorOf(path);
  const { files } = importsOf(source);
  const toApart = files.filter((file) => platformFloorOf(file) === APART);
  if (from === APART)
    return files.filter((file) => !toApart.includes(file)).map((file) => `${path} stands apart and imports ${file}`);
  const strangers = MAY_IMPORT_APART.includes(path) ? [] : toApart.map((file) => `${path} imports ${file}`);
  if (from === undefined) return strangers;
  const rowOf = (name: string): number => floors.findIndex((row) => row.includes(name));
  if (rowOf(from) < 0) return [`${path} stands on no floor of the platform`];
  const upwards = files.filter((file) => {
    const to = platformFloorOf(file);
    return to !== undefined && to !== from && to !== APART && !(rowOf(to) >= 0 && rowOf(to) < rowOf(from));
  });
  return [...strangers, ...upwards.map((file) => `${path} (${from}) imports ${file}`)];
}

/** Imports by which the platform would learn of the product: all of the domain but its foundation and its tables of words. */
export const platformDomainFaults = (source: Source): string[] =>
  source.path.startsWith('src/platform/')
    ? importsOf(source)
        .files.filter((file) => /^src\/domain\/(?!foundation\/)[^/]+\//.test(file))
        .map((file) => `${source.path} imports ${file}`)
    : [];

/** Base64 that is read elsewhere than by the one decoder of cursors. */
export const cursorFaults = ({ path, text }: Source): string[] =>
  path !== 'src/platform/paging/cursor.ts' && /Buffer\.from\([^;]*, 'base64(url)?'\)|\batob\(/.test(text)
    ? [`${path} reads base64`]
    : [];

/** Words of the product's domain. The platform has none of them: what it needs of them comes in as an argument. */
const PRODUCT_WORDS = [
  'assessment',
  'assumption',
  'ballot',
  'consent',
  'customer',
  'cycle',
  'decision',
  'discovery',
  'discussion',
  'evidence',
  'experiment',
  'feedback',
  'forecast',
  'goal',
  'guardrail',
  'hypothesis',
  'insight',
  'interview',
  'kano',
  'key result',
  'lineage',
  'metric',
  'objective',
  'okr',
  'opportunity',
  'outcome',
  'participant',
  'persona',
  'product',
  'quote',
  'ranking',
  'rice',
  'sample',
  'score',
  'scoring',
  'solution',
  'survey',
  'team',
  'transcript',
  'tree',
  'triage',
];
/** Names of settings are public, and stand in one table: two of them name a thing of the product. */
const MAY_SAY: Readonly<Record<string, readonly string[]>> = { 'src/platform/config.ts': ['consent', 'sample'] };

/** Words of the product in names and texts of the platform; comments may have them as examples. */
export function productWordFaults({ path, text }: Source): string[] {
  if (!path.startsWith('src/platform/') || path.endsWith('.spec.ts')) return [];
  const said = namesAndTextsOf(path, text).map(plainWords);
  return PRODUCT_WORDS.filter((word) => !MAY_SAY[path]?.includes(word))
    .filter((word) => said.some((words) => words.includes(` ${word} `)))
    .map((word) => `${path} says "${word}"`);
}

/** Every identifier, text and pattern of a file. */
function namesAndTextsOf(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return found;
}

/** The words of `treeNodes`, `tree_node` or "Tree nodes", in lower case and the singular, with a blank around each. */
const plainWords = (text: string): string => {
  const words = text.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
  return ` ${words.map((word) => word.replace(/ies$/, 'y').replace(/(?<![su])s$/, '')).join(' ')} `;
};
