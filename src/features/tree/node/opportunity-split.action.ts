import { Injectable } from '@nestjs/common';
import { refuseIf, refuseStale } from '../../../domain/refusal.ts';
import { checkPlacement } from '../../../domain/tree/node/placement.ts';
import { positionsAfter } from '../../../domain/tree/node/position.ts';
import { type Told, told } from './carry-payload.model.ts';
import { CarryReport } from './carry-report.ts';
import { checkHandover, HandoverAction } from './handover.action.ts';
import type { Opportunity } from './kinds/opportunity.model.ts';
import { LockedNodeStore } from './locked-node.store.ts';
import { NodeCreateAction, type NodeFields } from './node-create.action.ts';
import type { PartOfSplit } from './part-of-split.model.ts';
import { SiblingPositionAction } from './sibling-position.action.ts';
import { TreeChanged } from './tree-changed.hook.ts';
import { TYPE_OF_KIND, type TreeNode } from './tree-node.model.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TreeStore } from './tree.store.ts';

/** The opportunity to split, and its parts. */
interface Split {
  readonly id: string;
  readonly expectedVersion: number;
  readonly placement: 'BESIDE' | 'BELOW';
  readonly into: readonly (NodeFields & PartOfSplit)[];
}

/** What a split answers: ids of the parts, and what went to them. */
export type SplitReceipt = Told & { readonly partIds: readonly string[] };

/** Splits opportunities, within an open transaction. */
@Injectable()
export class OpportunitySplitAction {
  constructor(
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly locks: LockedNodeStore,
    private readonly siblings: SiblingPositionAction,
    private readonly creation: NodeCreateAction,
    private readonly handover: HandoverAction,
    private readonly treeChanged: TreeChanged,
  ) {}

  /**
   * Makes new opportunities of parts of one, and hands over what they name. What nobody names stays.
   *
   * @throws Refused NOT_FOUND, NOT_APPLICABLE, ARCHIVED, TOO_DEEP, TOO_MANY or VERSION_CONFLICT
   */
  async split({ id, expectedVersion, placement, into }: Split): Promise<SplitReceipt> {
    await this.store.lockTreesOf(id);
    const original = (await this.reader.editable(id, ['id'], ['OPPORTUNITY'])) as Opportunity;
    refuseStale({ opportunity: original }, expectedVersion);
    // Whoever attaches something to it has to end first, so that everything is seen.
    await this.locks.lockAlone([original.id]);
    const parent = placement === 'BELOW' ? original : await this.reader.get(original.parentId ?? original.treeId);
    const children = await this.reader.childrenNow(original.id);
    const hanging = await this.handover.hangingOn(original.id);
    const childIds = new Set(children.map((child) => child.id));
    refuseIf(
      ...checkHandover(into, hanging, { shortKey: original.shortKey, childIds }),
      ...(await this.checkSizes(parent, into, children)),
    );
    const afterId = placement === 'BELOW' ? undefined : original.id;
    const positions = await this.siblings.positions(parent, { afterId, count: into.length });
    const partIds: string[] = [];
    for (const [index, { movedIds: _, sharedIds: __, ...fields }] of into.entries())
      partIds.push(
        await this.creation.createBelow(parent.id, 'OPPORTUNITY', fields, {
          path: ['into', String(index)],
          position: positions[index],
        }),
      );
    const report = new CarryReport();
    const moved = await this.moveChildren(children, into, partIds, report);
    for (const { attachment, rows } of hanging)
      await this.handover.handOver(attachment, rows, { original, parts: into, partIds, report });
    await this.store.countChange(original, 'SPLIT');
    await this.treeChanged.fire({ nodeIds: [original.id, ...partIds, ...moved] });
    return { partIds, ...told(report) };
  }

  /** Refusals where parts with the children that they take would make the tree too large, or too deep. */
  private async checkSizes(parent: TreeNode, into: Split['into'], children: readonly TreeNode[]) {
    const place = await this.reader.parentNode(parent.id);
    const levels = new Map<string, number>();
    for (const child of children) levels.set(child.id, (await this.reader.subtree(child)).levels);
    return into.flatMap(({ movedIds }, index) => {
      const below = Math.max(0, ...movedIds.map((each) => levels.get(each.toLowerCase()) ?? 0));
      const part = { id: null, kind: 'OPPORTUNITY', adds: index + 1, levels: 1 + below } as const;
      return checkPlacement(part, { ...place, children: place.children + index }, ['into', String(index)]);
    });
  }

  private async moveChildren(
    children: readonly TreeNode[],
    into: Split['into'],
    partIds: readonly string[],
    report: CarryReport,
  ): Promise<string[]> {
    const written: string[] = [];
    for (const [index, { movedIds }] of into.entries()) {
      const named = new Set(movedIds.map((each) => each.toLowerCase()));
      const taken = children.filter(({ id }) => named.has(id));
      const positions = positionsAfter(null, taken.length);
      for (const [at, child] of taken.entries()) {
        await this.store.change(child, { parentId: partIds[index] ?? null, position: positions[at] ?? '' }, 'MOVED');
        report.carry(TYPE_OF_KIND[child.kind], 1);
        written.push(child.id);
      }
    }
    return written;
  }
}
