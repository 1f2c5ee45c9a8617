import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { codeOf, type Source, sources } from './house.ts';

/** Tables that no model maps, and the folders that write them; every other table belongs to the folder of its model. */
const TABLES_WITHOUT_MODEL: Readonly<Record<string, readonly string[]>> = {
  'src/features/context/workspace': ['first_workspace'],
  'src/features/tree/node': ['tree_revision', 'short_key_counter', 'search_word'],
  'src/features/research/participant': ['erased_identity'],
  'src/features/research/triage': ['insight_word', 'opportunity_profile', 'opportunity_word', 'link_training'],
  'src/features/priorities/scoring': ['ranking_entry'],
  'src/features/priorities/assessment': ['sealed_vote'],
  // When a key was last used is noted where keys are presented.
  'src/platform/access': ['api_key_secret'],
  'src/platform/change-log': ['change_log', 'known_words'],
  'src/platform/ingestion': ['ingest_count', 'source_clock'],
  'src/platform/idempotency': ['idempotency_key'],
};

/** Folder of a feature or of a room of the platform; undefined for what stands elsewhere. */
const folderOf = (path: string): string | undefined =>
  /^src\/(?:features\/[^/]+|platform)\/[^/]+(?=\/)/.exec(path)?.[0];

/** Tables that the models of each folder map. */
function tablesOfModels(all: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const tables = new Map<string, string[]>();
  for (const { path, text } of all)
    for (const [, table = ''] of text.matchAll(/@Entity\('(\w+)'\)/g)) {
      const folder = folderOf(path) ?? '';
      tables.set(folder, [...(tables.get(folder) ?? []), table]);
    }
  return tables;
}

const service = sources('src').filter(({ path }) => !path.endsWith('.spec.ts'));
const TABLES = tablesOfModels(service);
const WRITTEN = /\b(?:INSERT INTO|DELETE FROM|UPDATE)\s+("?\$\{|"?[a-z_]+)/g;

/** Tables that a store's SQL writes although they belong to another folder. */
export function tableFaults({ path, text }: Source): string[] {
  // The row store writes the table of the model that it is given: `rowFaults` looks at who gives which.
  const isRowStore = path === 'src/platform/change-log/row.store.ts';
  const sql = codeOf(text).replace(isRowStore ? /(INTO|UPDATE|FROM) \$\{/g : '', '');
  const written = [...sql.matchAll(WRITTEN)].map(([, table = '']) => table.replace('"', ''));
  const folder = folderOf(path) ?? '';
  const own = [...(TABLES.get(folder) ?? []), ...(TABLES_WITHOUT_MODEL[folder] ?? [])];
  return written.filter((table) => table !== 'set' && !own.includes(table)).map((table) => `${path} writes ${table}`);
}

const parsed = ({ path, text }: Source): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);

/** Every node of a tree of syntax that is of one sort. */
function all<Node extends ts.Node>(top: ts.Node, isOne: (node: ts.Node) => node is Node): Node[] {
  const found: Node[] = isOne(top) ? [top] : [];
  top.forEachChild((child) => {
    found.push(...all(child, isOne));
  });
  return found;
}

const typeNameOf = (type: ts.TypeNode | undefined): string =>
  type && ts.isTypeReferenceNode(type) ? type.typeName.getText() : '';

/** Of each store of the platform the methods that are given a model first: they write rows of it. */
function methodsOfStores(stores: readonly Source[]): ReadonlyMap<string, ReadonlySet<string>> {
  const writes = (method: ts.MethodDeclaration): boolean =>
    typeNameOf(method.parameters[0]?.type) === 'ModelClass' &&
    (ts.getCombinedModifierFlags(method) & ts.ModifierFlags.Private) === 0;
  const classes = stores.flatMap((store) => all(parsed(store), ts.isClassDeclaration));
  const methods = classes.map(({ name, members }): [string, ReadonlySet<string>] => [
    name?.text ?? '',
    new Set(members.flatMap((each) => (ts.isMethodDeclaration(each) && writes(each) ? [each.name.getText()] : []))),
  ]);
  return new Map(methods.filter(([, { size }]) => size > 0));
}

const METHODS = methodsOfStores(service.filter(({ path }) => /^src\/platform\/.*\.store\.ts$/.test(path)));

/** Folders of the classes of features that a file imports or declares, by their names there. */
function foldersOf(file: ts.SourceFile): ReadonlyMap<string, string> {
  const imported = all(file, ts.isImportSpecifier).map(({ name, parent }) => {
    const from = (parent.parent.parent.moduleSpecifier as ts.StringLiteral).text;
    return [name, from.startsWith('.') ? normalize(join(dirname(file.fileName), from)) : from] as const;
  });
  const own = all(file, ts.isClassDeclaration).map(({ name }) => [name, file.fileName] as const);
  const ofFeatures = [...imported, ...own].filter(([, path]) => path.startsWith('src/features/'));
  return new Map(ofFeatures.map(([name, path]) => [name?.text ?? '', folderOf(path) ?? '']));
}

/** The name that an expression begins with: `MODELS` of `MODELS[kind]`. */
const firstNameOf = (expression: ts.Expression): string =>
  ts.isElementAccessExpression(expression) || ts.isPropertyAccessExpression(expression)
    ? firstNameOf(expression.expression)
    : expression.getText();

/** The functions that a piece of code stands in. */
const functionsAround = (node: ts.Node): ts.SignatureDeclaration[] => {
  const around = ts.findAncestor(node.parent, ts.isFunctionLike);
  return around ? [around, ...functionsAround(around)] : [];
};

/** Names in a type; a type parameter stands for what it extends. */
const namesIn = (type: ts.Node): string[] =>
  all(type, ts.isIdentifier).flatMap(({ text }) => {
    const parameters = functionsAround(type).flatMap(({ typeParameters }) => [...(typeParameters ?? [])]);
    const constraint = parameters.find(({ name }) => name.text === text)?.constraint;
    return constraint ? namesIn(constraint) : [text];
  });

/** Rows that a file writes by a store of the platform although their model is another folder's, or does not show whose it is. */
export function rowFaults(source: Source): string[] {
  const { path, text } = source;
  if (path.startsWith('src/platform/') || ![...METHODS.keys()].some((store) => text.includes(store))) return [];
  const file = parsed(source);
  const folders = foldersOf(file);
  /** Of a model that is handed over, its type tells whose it is. */
  const ownersOf = (model: ts.Expression): string[] => {
    const first = firstNameOf(model);
    const parameters = functionsAround(model).flatMap((around) => [...around.parameters]);
    const type = parameters.find(({ name }) => name.getText() === first)?.type;
    return (type ? namesIn(type) : [first]).flatMap((name) => folders.get(name) ?? []);
  };
  const stores = new Map(
    [...all(file, ts.isParameter), ...all(file, ts.isPropertyDeclaration)].flatMap(({ name, type }) => {
      const methods = METHODS.get(typeNameOf(type));
      return methods ? [[name.getText(), methods] as const] : [];
    }),
  );
  return all(file, ts.isCallExpression).flatMap(({ expression, arguments: [model] }) => {
    if (!model || !ts.isPropertyAccessExpression(expression)) return [];
    const { expression: store, name: method } = expression;
    const held = ts.isPropertyAccessExpression(store) ? store.name.text : store.getText();
    if (!stores.get(held)?.has(method.text)) return [];
    const owners = ownersOf(model);
    const isOwn = owners.length > 0 && owners.every((owner) => owner === folderOf(path));
    return isOwn ? [] : [`${path} writes rows of ${model.getText()} (${owners.join(', ') || 'unknown'})`];
  });
}
