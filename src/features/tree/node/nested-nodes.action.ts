import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../../domain/refusal.ts';
import type { FlatNode } from '../../../domain/tree/node/nested-tree.ts';
import { firstStatus } from '../../../domain/tree/node/node-kind.ts';
import { positionsAfter } from '../../../domain/tree/node/position.ts';
import { checkStatus, dayToSet } from '../../../domain/tree/node/status.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { newId } from '../../../platform/id.ts';
import { NewRefsAction } from '../../context/external-ref/new-refs.action.ts';
import { judgedNew, type NodeFields, nodeOf } from './node-create.action.ts';
import { ReferencesReader } from './references.reader.ts';
import type { CreatedReference } from './tree-create.model.ts';
import { type NewNode, TreeStore } from './tree.store.ts';

/** Input fields of a node among nested ones. */
export type NestedNodeFields = NodeFields & {
  readonly reference?: string | null;
  readonly moment?: string | null;
  readonly experienceMap?: readonly string[] | null;
};
/** A node among nested ones that is to be created. */
export type NestedNode = FlatNode<NestedNodeFields>;

/** Where nested nodes are created. */
interface Place {
  readonly treeId: string;
  /** The node directly above the topmost ones, and its id. */
  readonly root: NestedNode;
  readonly rootId: string;
  /** Positions of the topmost nodes among the children of the root. */
  readonly positions: readonly string[];
  /** Ids of the moments of the experience map, by title. */
  readonly moments: ReadonlyMap<string, string>;
}

/** Checks and creates nodes that are nested in each other, within an open transaction. */
@Injectable()
export class NestedNodesAction {
  constructor(
    private readonly references: ReferencesReader,
    private readonly refs: NewRefsAction,
    private readonly store: TreeStore,
    private readonly calendar: CalendarReader,
  ) {}

  /** Refusals for statuses, and for values that name what does not exist, or exists already; a fixed number of statements. */
  async check(nodes: readonly NestedNode[]): Promise<Refusal[]> {
    return [
      ...nodes.flatMap(({ kind, fields, path }) => checkStatus(null, { status: firstStatus(kind), ...fields }, path)),
      ...nodes.flatMap(({ kind, fields, path }) => judgedNew(kind, fields, path)),
      ...(await this.references.check(nodes)),
      ...(await this.refs.check(nodes.map(({ fields: { externalRefs }, path }) => ({ externalRefs, path })))),
    ];
  }

  /** Creates the nodes, parents before children. Answers with their ids. */
  async add(nodes: readonly NestedNode[], place: Place): Promise<Map<NestedNode, string>> {
    const ids = new Map([[place.root, place.rootId], ...nodes.map((node) => [node, newId()] as const)]);
    const positions = positionsOf(nodes, place);
    const today = nodes.every(({ fields }) => dayToSet(null, fields) === null) ? null : await this.calendar.today();
    const rowOf = (node: NestedNode): NewNode => {
      const { reference: _, moment, experienceMap: __, ...fields } = node.fields;
      const named = moment ? { ...fields, momentId: place.moments.get(moment) ?? null } : fields;
      const parentId = ids.get(node.parent ?? place.root) ?? null;
      const at = { id: ids.get(node) ?? '', treeId: place.treeId, parentId, position: positions.get(node) ?? '' };
      return nodeOf(node.kind, named, at, today);
    };
    await this.store.add(nodes.map(rowOf));
    await this.refs.add(
      nodes.map((node) => ({ id: ids.get(node) ?? '', externalRefs: node.fields.externalRefs, path: node.path })),
    );
    return ids;
  }
}

/** The node of each reference among created nodes. */
export const referencesOf = (ids: ReadonlyMap<NestedNode, string>): CreatedReference[] =>
  [...ids].flatMap(([{ fields }, id]) => (fields.reference ? [{ reference: fields.reference, id }] : []));

/** Positions of all nodes among their siblings. */
function positionsOf(nodes: readonly NestedNode[], { root, positions }: Place): Map<NestedNode, string> {
  const siblings = new Map<NestedNode | null, NestedNode[]>();
  for (const node of nodes) siblings.set(node.parent, [...(siblings.get(node.parent) ?? []), node]);
  const byNode = new Map<NestedNode, string>();
  for (const [parent, row] of siblings) {
    const ofRow = parent === root ? positions : positionsAfter(null, row.length);
    for (const node of row) byNode.set(node, ofRow[node.index] ?? '');
  }
  return byNode;
}
