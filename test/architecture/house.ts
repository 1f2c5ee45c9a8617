import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { GROUPS } from '../../src/app.groups.ts';

/** A file of the project by its path from the root, with `/` between. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export const root = join(import.meta.dirname, '..', '..', '..');

/** Every TypeScript file of these folders, read. */
export const sources = (...folders: readonly string[]): Source[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }));

/** What a floor is: which files stand on it, which floors they may import, which packages. */
interface Floor {
  readonly files: RegExp;
  readonly imports: readonly string[];
  readonly packages: readonly RegExp[];
}

const MODEL = ['domain', 'platform', 'model'];
const HANDS = [...MODEL, 'hands'];
const ACTION = [...HANDS, 'action'];
const CORE = [/^@nestjs\/common$/, /^node:crypto$/];
const MAPPING = [/^@nestjs\/(common|graphql)$/, /^class-(validator|transformer)$/, /^typeorm$/, /^graphql$/];

/** The floors, first match first. Models come before what reads and writes them, that before what the API can do. */
export const FLOORS: Readonly<Record<string, Floor>> = {
  proof: {
    files: /^src\/.*\.spec\.ts$/,
    imports: ['domain', 'platform'],
    packages: [/^fast-check$/, /^graphql/, /^node:/, /^dataloader$/],
  },
  domain: {
    files: /^src\/domain\//,
    imports: ['domain'],
    packages: [/^entities$/, /^fractional-indexing$/, /^porter2$/],
  },
  platform: { files: /^src\/platform\//, imports: ['domain', 'platform', 'migration'], packages: [/./] },
  door: {
    files: /^src\/features\/.*\.(mutation|resolver|controller)\.ts$/,
    imports: ACTION,
    packages: [...MAPPING, ...CORE],
  },
  action: { files: /^src\/features\/.*\.action\.ts$/, imports: ACTION, packages: [...MAPPING, ...CORE] },
  hands: {
    files: /^src\/features\/.*\.(store|reader)\.ts$/,
    imports: HANDS,
    packages: [/^typeorm$/, /^uuid$/, ...CORE],
  },
  model: { files: /^src\/features\//, imports: MODEL, packages: MAPPING },
  migration: { files: /^migrations\//, imports: ['migration'], packages: [/^typeorm$/] },
  app: {
    files: /^src\//,
    imports: ['domain', 'platform', 'model', 'hands', 'action', 'door', 'app'],
    packages: [/./],
  },
};

/** What every group of the domain may import; features have the platform instead. */
const FOUNDATION = 'foundation';

/** Features that a feature may import beside `node`. A new edge is meant to be seen in the diff. */
export const EDGES: Readonly<Record<string, readonly string[]>> = {
  assessment: ['people'],
  assumption: ['people'],
  cycle: ['workspace'],
  decision: ['evidence', 'people', 'scoring'],
  discussion: ['people'],
  metric: ['external-ref', 'product'],
  people: ['external-ref'],
  persona: ['product'],
  product: ['external-ref'],
  'referenced-entity': [
    'external-ref',
    'insight',
    'interview',
    'key-result',
    'metric',
    'participant',
    'people',
    'product',
  ],
  node: ['external-ref', 'metric', 'people', 'persona', 'product'],
  evidence: ['assumption', 'people', 'persona'],
  participant: ['persona'],
  insight: ['evidence', 'interview', 'participant'],
  interview: ['participant', 'people', 'persona', 'product'],
  triage: ['assumption', 'evidence', 'insight', 'participant', 'people', 'persona'],
  forecast: ['key-result', 'scoring'],
  'key-result': ['cycle', 'external-ref', 'metric', 'people'],
  guardrail: ['cycle', 'key-result', 'metric'],
  scoring: ['evidence', 'people', 'survey'],
  lineage: ['cycle', 'key-result', 'people'],
  audit: ['feed'],
  past: ['decision', 'evidence', 'people', 'scoring'],
  'user-focused-okr': ['cycle', 'key-result', 'metric', 'people'],
};

const floorOf = (path: string): string =>
  Object.entries(FLOORS).find(([, { files }]) => files.test(path))?.[0] ?? 'none';
const featureOf = (path: string): string | undefined => /^src\/features\/[^/]+\/([^/]+)\//.exec(path)?.[1];

/** The modules that a file names, relative ones as paths from the root. */
export function importsOf({ path, text }: Source): { files: string[]; packages: string[] } {
  const names = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const isFile = (name: string): boolean => name.startsWith('.');
  return {
    files: names.filter(isFile).map((name) => normalize(join(dirname(path), name))),
    packages: names.filter((name) => !isFile(name)),
  };
}

/** Imports that reach up a floor, or use a package that is none of the floor's. */
export function floorFaults(source: Source): string[] {
  const name = floorOf(source.path);
  const floor = FLOORS[name];
  if (!floor) return [`${source.path} stands on no floor`];
  const { files, packages } = importsOf(source);
  return [
    ...files
      .filter((file) => !floor.imports.includes(floorOf(file)))
      .map((file) => `${source.path} (${name}) imports ${file} (${floorOf(file)})`),
    ...packages
      .filter((used) => !floor.packages.some((allowed) => allowed.test(used)))
      .map((used) => `${source.path} (${name}) uses the package ${used}`),
  ];
}

/** Folder of a file's group among features or in the domain; undefined for what stands outside of groups. */
const groupOf = (path: string): string | undefined => /^src\/(?:features|domain)\/([^/]+)\//.exec(path)?.[1];

/** Imports that bend the line of groups back, and groups that the line does not name. */
export function groupFaults(source: Source, line: readonly string[] = GROUPS): string[] {
  const from = groupOf(source.path);
  if (from === undefined) return [];
  const order = [FOUNDATION, ...line];
  if (!order.includes(from)) return [`${source.path} stands in no group of the line`];
  return importsOf(source)
    .files.filter((file) => order.indexOf(groupOf(file) ?? from) > order.indexOf(from))
    .map((file) => `${source.path} (${from}) imports ${file} (${groupOf(file) ?? ''})`);
}

/** Edges between features, `from/to`, once each. */
export function edgesOf(all: readonly Source[]): string[] {
  const edges = all.flatMap((source) => {
    const from = featureOf(source.path);
    const to = importsOf(source).files.map(featureOf);
    return from === undefined
      ? []
      : to.filter((each) => each !== undefined && each !== from).map((each) => `${from}/${each ?? ''}`);
  });
  return [...new Set(edges)].sort();
}

/** Edges that the table does not name, and circles that the edges make. */
export function edgeFaults(edges: readonly string[], table: Readonly<Record<string, readonly string[]>>): string[] {
  const known = Object.entries(table).flatMap(([from, to]) => to.map((each) => `${from}/${each}`));
  const strange = edges.filter((edge) => !edge.endsWith('/node') && !known.includes(edge));
  const next = (from: string): string[] =>
    [...new Set([...edges, ...known])]
      .filter((edge) => edge.startsWith(`${from}/`))
      .map((edge) => edge.slice(from.length + 1));
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    next(from).some((each) => each === goal || (!seen.has(each) && reaches(each, goal, seen.add(each))));
  const starts = [...new Set([...edges, ...known].map((edge) => edge.split('/')[0] ?? ''))];
  return [
    ...strange.map((edge) => `${edge} is no edge of the table`),
    ...starts.filter((each) => reaches(each, each)).map((each) => `${each} imports itself by way of others`),
  ];
}

/** A file's text without its comments. */
export const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const MAY_HOLD_SQL = /\.(store|reader)\.ts$|^src\/platform\/(database|access)\/|^migrations\//;

/** SQL outside of stores, readers and migrations. */
export const sqlFaults = ({ path, text }: Source): string[] =>
  !MAY_HOLD_SQL.test(path) && /\.sql(<[^`;]*>)?`|\.query(<[^(;]*>)?\(/.test(codeOf(text)) ? [`${path} holds SQL`] : [];

/** Files of the service that are too long to read in one go. */
export function lengthFaults({ path, text }: Source): string[] {
  const lines = codeOf(text)
    .split('\n')
    .filter((line) => line.trim() !== '').length;
  return lines > 200 ? [`${path} has ${lines} lines of code`] : [];
}
