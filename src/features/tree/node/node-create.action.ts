import { Injectable } from '@nestjs/common';
import { type Refusal, refuseIf } from '../../../domain/refusal.ts';
import { firstStatus, type NodeKind, type NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { checkPlacement } from '../../../domain/tree/node/placement.ts';
import { positionAfter } from '../../../domain/tree/node/position.ts';
import { judgeNode, type RuledNode } from '../../../domain/tree/node/node-rules.ts';
import { checkStatus, dayToSet } from '../../../domain/tree/node/status.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { newId } from '../../../platform/id.ts';
import { judged } from '../../../platform/request/warn.ts';
import type { ReferableInput } from '../../context/external-ref/new-ref.model.ts';
import { NewRefsAction } from '../../context/external-ref/new-refs.action.ts';
import { MomentReader } from './moment.reader.ts';
import { type References, ReferencesReader } from './references.reader.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { type NewNode, TreeStore } from './tree.store.ts';
import { TreeChanged } from './tree-changed.hook.ts';

/** Input fields of a new node of any kind. */
export interface NodeFields extends References, ReferableInput {
  readonly title: string;
  readonly status?: NodeStatus;
  readonly statusReason?: string | null;
  readonly momentId?: string | null;
}

/** Creates single nodes, within an open transaction. */
@Injectable()
export class NodeCreateAction {
  constructor(
    private readonly reader: TreeNodeReader,
    private readonly moments: MomentReader,
    private readonly references: ReferencesReader,
    private readonly refs: NewRefsAction,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
    private readonly calendar: CalendarReader,
  ) {}

  /** Creates the root of a new tree. Answers with its id. */
  async createRoot(fields: NodeFields): Promise<string> {
    const id = newId();
    refuseIf(
      ...checkStatus(null, { status: firstStatus('OUTCOME'), ...fields }),
      ...(await this.references.check([{ fields, path: [] }])),
      ...(await this.refs.check([fields])),
    );
    await this.store.createTree(id);
    await this.store.add([
      nodeOf('OUTCOME', fields, { id, treeId: id, parentId: null, position: positionAfter(null) }, null),
    ]);
    await this.refs.add([{ ...fields, id }]);
    await this.treeChanged.fire({ nodeIds: [id] });
    return id;
  }

  /**
   * Creates a node below another. Answers with its id.
   *
   * @param position among its siblings; the last one unless said
   * @param path of the fields in the input
   */
  async createBelow(
    parentId: string,
    kind: NodeKind,
    fields: NodeFields,
    { position, path = [] }: { readonly position?: string | undefined; readonly path?: readonly string[] } = {},
  ): Promise<string> {
    await this.store.lockTreesOf(parentId);
    const parent = await this.reader.get(parentId, ['parentId']);
    refuseIf(
      ...checkPlacement({ id: null, kind, adds: 1, levels: 1 }, await this.reader.parentNode(parent.id), ['parentId']),
      ...checkStatus(null, { status: firstStatus(kind), ...fields }, path),
      ...judgedNew(kind, fields, path),
      ...(await this.references.check([{ fields, path }])),
      ...(await this.refs.check([fields])),
      ...(await this.moments.check(fields.momentId, parent.treeId, [...path, 'momentId'])),
    );
    const id = newId();
    const place = position ?? positionAfter(await this.store.lastPosition(parent.id));
    const today = dayToSet(null, fields) === null ? null : await this.calendar.today();
    await this.store.add([
      nodeOf(kind, fields, { id, treeId: parent.treeId, parentId: parent.id, position: place }, today),
    ]);
    await this.store.raiseRevision(parent.treeId);
    await this.refs.add([{ ...fields, id }]);
    await this.treeChanged.fire({ nodeIds: [id] });
    return id;
  }
}

/** What the rules of its kind refuse of a new node; what they warn of, the payload tells. */
export const judgedNew = (kind: NodeKind, fields: NodeFields, path: readonly string[] = []): readonly Refusal[] => {
  const set: RuledNode = { status: firstStatus(kind), ...(fields as RuledNode) };
  return judged(judgeNode(kind, { before: null, set, now: new Date() }, path));
};

/** The row of a new node. `today` is needed when its status sets a day, such as that of shipping, and the fields leave it out. */
export function nodeOf(
  kind: NodeKind,
  fields: NodeFields,
  place: Pick<NewNode, 'id' | 'treeId' | 'parentId' | 'position'>,
  today: string | null,
): NewNode {
  const { externalRefs: _, ...own } = fields;
  const day = dayToSet(null, fields);
  return { status: firstStatus(kind), ...own, ...(day === null ? {} : { [day]: today }), ...place, kind };
}
