import { Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import { ModelColumns } from '../../../../platform/database/model-columns.ts';
import { type SelectedField, selectedFields } from '../../../../platform/graphql/selected-fields.ts';
import { Faults } from '../../../../platform/request/fault.ts';
import { TYPE_OF_KIND, TreeNode } from '../tree-node.model.ts';

/** Names of fields, by type. */
type ToldFields = Readonly<Record<string, readonly string[]>>;

/** What a tree of the past tells beside the fields of its nodes' own rows: it follows from those rows. */
const FOLLOWING: ToldFields = {
  Tree: ['root', 'nodes', 'isCut', 'cutBelow'],
  TreeNode: ['parent', 'children', 'ancestors', 'depth', 'archived', 'counts'],
  NodeCounts: ['opportunities', 'solutions', 'experiments'],
};

const NODE_TYPES: ReadonlySet<string> = new Set(['TreeNode', 'Node', ...Object.values(TYPE_OF_KIND)]);

/** Knows which fields of nodes can be told as of an instant. */
@Injectable()
export class PastFields {
  private own: ReadonlySet<string> | null = null;

  constructor(private readonly columns: ModelColumns) {}

  /**
   * A field that other rows answer is refused: they would say what is so today.
   *
   * @param following what is told beside the nodes' own fields; that of types that are not named is told as it is
   * @throws Faults BAD_REQUEST that names each such field, and where to ask instead
   */
  refuseOthers(info: GraphQLResolveInfo, following: ToldFields = FOLLOWING): void {
    const problems = selectedFields(info).flatMap((selected) =>
      this.isTold(selected, following) ? [] : [{ message: this.sentenceOf(selected), path: [] }],
    );
    if (problems.length > 0) throw new Faults('BAD_REQUEST', problems);
  }

  private isTold({ type, field }: SelectedField, following: ToldFields): boolean {
    if (field === '__typename') return true;
    if (NODE_TYPES.has(type)) return this.ownFields().has(field) || following['TreeNode']?.includes(field) === true;
    return following[type]?.includes(field) ?? true;
  }

  private sentenceOf({ type, field }: SelectedField): string {
    const start = `"asOf" tells the nodes' own fields, and ${type}.${field} is none`;
    const id = [`${field}Id`, `${field.replace(/s$/, '')}Ids`].find((each) => this.ownFields().has(each));
    if (id !== undefined && NODE_TYPES.has(type)) return `${start}: ask for ${id}, and by that for what it is today.`;
    return NODE_TYPES.has(type)
      ? `${start}: what it is today is told without "asOf", what was changed by history of node(id).`
      : `${start}: what it is today is told without "asOf".`;
  }

  private ownFields(): ReadonlySet<string> {
    const root = this.columns.metadata(TreeNode);
    this.own ??= new Set(
      [root, ...root.childEntityMetadatas].flatMap(({ columns }) => columns.map(({ propertyName }) => propertyName)),
    );
    return this.own;
  }
}
