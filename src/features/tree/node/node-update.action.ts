import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf, refuseStale } from '../../../domain/refusal.ts';
import { checkNodeNotArchived } from '../../../domain/tree/node/archived-node.ts';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { judgeNode } from '../../../domain/tree/node/node-rules.ts';
import { isReworded } from '../../../domain/tree/node/searched-text.ts';
import { checkStatus, checkStatusOf, dayToSet } from '../../../domain/tree/node/status.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { judged } from '../../../platform/request/warn.ts';
import type { NodeFields } from './node-create.action.ts';
import { MomentReader } from './moment.reader.ts';
import { ReferencesReader } from './references.reader.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TYPE_OF_KIND, type TreeNode } from './tree-node.model.ts';
import { TreeStore } from './tree.store.ts';
import { NodesReworded, TreeChanged } from './tree-changed.hook.ts';

/** Changes fields of single nodes, each in its own transaction. */
@Injectable()
export class NodeUpdateAction {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly moments: MomentReader,
    private readonly references: ReferencesReader,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
    private readonly reworded: NodesReworded,
    private readonly calendar: CalendarReader,
  ) {}

  /** Changes fields of a node of one kind; `name` is its field in the payload. Answers with the changed node. */
  update(
    kind: NodeKind,
    name: string,
    id: string,
    expectedVersion: number,
    set: Partial<NodeFields>,
  ): Promise<TreeNode> {
    return this.db.transaction(async () => {
      await this.store.lockTreesOf(id);
      const node = await this.updateLocked([kind], name, id, expectedVersion, set);
      if (node.version === expectedVersion) return node;
      if (concernsBranch(set)) await this.treeChanged.fire({ nodeIds: [node.id] });
      else if (isReworded(set)) await this.reworded.fire({ nodeIds: [node.id] });
      return node;
    });
  }

  /** As `update`, within a transaction in which the caller has locked the tree and fires the hooks. Refuses before it writes. */
  async updateLocked(
    kinds: readonly NodeKind[] | undefined,
    name: string,
    id: string,
    expectedVersion: number,
    set: Partial<NodeFields>,
  ): Promise<TreeNode> {
    const node = await this.reader.get(id, ['id'], kinds);
    refuseStale({ [name]: node }, expectedVersion);
    const { archivedBy } = await this.reader.parentNode(node.id);
    refuseIf(
      ...checkNodeNotArchived(node, archivedBy, ['id']),
      ...checkStatusOf(node.kind, set.status),
      ...checkStatus(node, set),
      ...checkOwnFields(node, set),
      ...judgedChange(node, set),
      ...(await this.references.check([{ fields: set, path: [], before: node }])),
      ...(await this.moments.check(set.momentId, node.treeId, ['momentId'])),
    );
    const day = dayToSet(node, set);
    const dated = day === null ? {} : { [day]: await this.calendar.today() };
    return this.store.change(node, { ...withStatusReason(node, set), ...dated });
  }
}

/** What the rules of its kind refuse of a change; what they warn of, the payload tells. */
const judgedChange = (node: TreeNode, set: Partial<NodeFields>): readonly Refusal[] =>
  judged(
    judgeNode(node.kind, {
      before: node,
      set: set,
      now: new Date(),
    }),
  );

/** Refuses personas on kinds other than opportunities. */
const checkOwnFields = ({ kind }: TreeNode, { personaIds }: Partial<NodeFields>): Refusal[] =>
  personaIds === undefined || kind === 'OPPORTUNITY'
    ? []
    : [refusal('WRONG_KIND', { expected: TYPE_OF_KIND.OPPORTUNITY, actual: TYPE_OF_KIND[kind] }, ['personaIds'])];

/** Whether a change affects the nodes below, too; then `TreeChanged` fires. */
export const concernsBranch = (set: Partial<NodeFields>): boolean =>
  set.status !== undefined || set.productId !== undefined || set.teamId !== undefined;

/** Adds the reason for the status: a new status without a reason clears the old one. */
function withStatusReason(node: TreeNode, set: Partial<NodeFields>): Partial<TreeNode> {
  const newStatus = set.status !== undefined && set.status !== node.status;
  return newStatus && set.statusReason === undefined ? { ...set, statusReason: null } : { ...set };
}
