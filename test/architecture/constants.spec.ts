import ts from 'typescript';
import { type Source, sources } from './house.ts';

const domain = sources('src/domain');
const TABLE = /^src\/domain\/[^/]+\/chosen\.ts$/;
const isTable = ({ path }: Source): boolean => path.endsWith('/chosen.ts');
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const SOURCE = /\bchosen\b|\b(19|20)\d\d\b/i;
// Limits of one value, such as the length of a text, stand with its check.
const CHECKS = /\/metadata\.ts$/;

/** Constants of a table whose comment, or that of their topic, names neither a source nor why the value was chosen. */
function unexplained({ path, text }: Source): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const faults: string[] = [];
  const visit = (node: ts.Node, above: string): void => {
    const comments = ts.isPropertyAssignment(node)
      ? (ts.getLeadingCommentRanges(text, node.pos) ?? []).map(({ pos, end }) => text.slice(pos, end))
      : [];
    const said = [above, ...comments].join(' ');
    const isConstant = ts.isPropertyAssignment(node) && !ts.isObjectLiteralExpression(node.initializer);
    if (isConstant) {
      if (!SOURCE.test(said)) faults.push(`${path} does not say why ${node.name.getText(file)}`);
    } else
      ts.forEachChild(node, (child) => {
        visit(child, said);
      });
  };
  visit(file, '');
  return faults;
}

/** Constants of judgement outside of the tables, recognised by a comment that says that they were chosen. */
const strayed = (source: Source): string[] =>
  isTable(source) || CHECKS.test(source.path)
    ? []
    : (source.text.match(COMMENT) ?? [])
        .filter((comment) => /\bChosen\b|\bchosen[:;]/.test(comment))
        .map((comment) => `${source.path} chooses: ${comment.slice(0, 60)}`);

describe('constants of judgement', () => {
  it('stand in one table per group, each with its source or why it was chosen', () => {
    const tables = domain.filter(isTable);
    expect(tables.length).toBeGreaterThan(4);
    expect(tables.filter(({ path }) => !TABLE.test(path)).map(({ path }) => path)).toEqual([]);
    expect(tables.flatMap(unexplained)).toEqual([]);
    expect(domain.flatMap(strayed)).toEqual([]);
  });

  it('would be missed in another file, and without a reason', () => {
    const text = `export const CHOSEN = { topic: {
      /** Fewest. Chosen: so. */
      one: 1,
      /** Most. */
      two: 2 } };`;
    expect(unexplained({ path: 'a', text })).toEqual(['a does not say why two']);
    const stray = { path: 'src/domain/tree/a.ts', text: '/** Most items. Chosen: a screen. */\nconst MOST = 5;' };
    expect(strayed(stray)).toHaveLength(1);
  });
});
