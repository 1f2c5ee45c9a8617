import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf, refuseStale } from '../../../domain/refusal.ts';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { isReworded } from '../../../domain/tree/node/searched-text.ts';
import { checkStatus, checkStatusOf, dayToSet } from '../../../domain/tree/node/status.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Opportunity } from './kinds/opportunity.model.ts';
import type { Fields } from './node-create.action.ts';
import { MomentReader } from './moment.reader.ts';
import { ReferencesReader } from './references.reader.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TYPE_OF_KIND, type TreeNode } from './tree-node.model.ts';
import { TreeStore } from './tree.store.ts';
import { NodesReworded, TreeChanged } from './tree-changed.hook.ts';

/** Changes what single nodes say, each in a transaction of its own. */
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

  /** Changes fields of a node of one kind; `name` is what the payload calls it. Answers with the node as it now is. */
  fields(kind: NodeKind, name: string, id: string, expectedVersion: number, set: Partial<Fields>): Promise<TreeNode> {
    return this.db.transaction(async () => {
      await this.store.lockTreesOf(id);
      const node = await this.locked([kind], name, id, expectedVersion, set);
      if (concernsBranch(set)) await this.treeChanged.fire({ nodeIds: [node.id] });
      else if (isReworded(set)) await this.reworded.fire({ nodeIds: [node.id] });
      return node;
    });
  }

  /** As `fields`, in a transaction that holds the node's tree and tells its followers. Refuses before it writes anything. */
  async locked(
    kinds: readonly NodeKind[] | undefined,
    name: string,
    id: string,
    expectedVersion: number,
    set: Partial<Fields>,
  ): Promise<TreeNode> {
    const node = await this.reader.get(id, ['id'], kinds);
    refuseStale({ [name]: node }, expectedVersion);
    const { archived } = await this.reader.place(node.id);
    refuseIf(
      ...(archived ? [refusal('ARCHIVED', { what: `${TYPE_OF_KIND[node.kind]} ${node.shortKey}` }, ['id'])] : []),
      ...checkStatusOf(node.kind, set.status),
      ...checkStatus(node, set),
      ...checkOwnFields(node, set),
      ...(await this.references.check([{ fields: set, path: [], ...personasOf(node) }])),
      ...(await this.moments.check(set.momentId, node.treeId, ['momentId'])),
    );
    const day = dayToSet(node, set);
    const dated = day === null ? {} : { [day]: await this.calendar.today() };
    return this.store.change(node, { ...reasonFollows(node, set), ...dated });
  }
}

/** Only opportunities are of personas. */
const checkOwnFields = ({ kind }: TreeNode, { personaIds }: Partial<Fields>): Refusal[] =>
  personaIds === undefined || kind === 'OPPORTUNITY'
    ? []
    : [refusal('WRONG_KIND', { expected: TYPE_OF_KIND.OPPORTUNITY, actual: TYPE_OF_KIND[kind] }, ['personaIds'])];

const personasOf = (node: TreeNode): Pick<Opportunity, 'personaIds'> => ({
  personaIds: (node as Partial<Opportunity>).personaIds ?? [],
});

/** Whether a change says something of what hangs below the node, too: then the tree's followers want to know. */
export const concernsBranch = (set: Partial<Fields>): boolean =>
  set.status !== undefined || set.productId !== undefined || set.teamId !== undefined;

/** The reason for a status goes with it: a new status without a reason has none. */
function reasonFollows(node: TreeNode, set: Partial<Fields>): Partial<TreeNode> {
  const newStatus = set.status !== undefined && set.status !== node.status;
  return newStatus && set.statusReason === undefined ? { ...set, statusReason: null } : { ...set };
}
