import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { positionsAfter } from '../../../domain/tree/node/position.ts';
import { inTableOrder } from '../../../domain/tree/node/sensing-channel.ts';
import { MOST_PERSONAS, type Opportunity } from './kinds/opportunity.model.ts';
import { NodeLinkStore } from './node-link.store.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TreeStore } from './tree.store.ts';
import { OpportunityMerged } from './opportunity-merged.hook.ts';
import { TreeChanged } from './tree-changed.hook.ts';

/** Merges two opportunities that the caller has checked and locked. */
@Injectable()
export class OpportunityMergeAction {
  constructor(
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly links: NodeLinkStore,
    private readonly merged: OpportunityMerged,
    private readonly treeChanged: TreeChanged,
  ) {}

  /** @param branch ids of `from` and of everything below it */
  async merge(
    from: Opportunity,
    into: Opportunity,
    branch: readonly string[],
  ): Promise<{ opportunity: Opportunity; merged: Opportunity }> {
    checkPersonas(mergedFields(from, into));
    const children = await this.reader.children(from.id, true);
    const positions = positionsAfter(await this.store.lastPosition(into.id), children.length);
    for (const [index, child] of children.entries())
      await this.store.change(
        child,
        { parentId: into.id, position: positions[index] ?? child.position, treeId: into.treeId },
        'MOVED',
      );
    if (from.treeId !== into.treeId)
      await this.store.moveIntoTree(
        branch.filter((id) => id !== from.id),
        from.treeId,
        into.treeId,
      );
    await this.links.carryOver(from.id, into.id);
    await this.merged.fire({ fromId: from.id, intoId: into.id });
    const merged = await this.store.change(
      from,
      { archivedAt: new Date(), archiveReason: `Merged into ${into.shortKey}`, mergedIntoId: into.id },
      'MERGED',
    );
    const opportunity = await this.store.change(into, mergedFields(from, into), 'MERGED');
    await this.treeChanged.fire({ nodeIds: [from.id, ...children.map(({ id }) => id)] });
    return { opportunity, merged };
  }
}

/** Fields that the merge combines. An override of sensing channels remains only if the opportunity that stays has one. */
function mergedFields(
  from: Opportunity,
  into: Opportunity,
): Pick<Opportunity, 'personaIds' | 'sensingChannelsOverride'> {
  const [removed, kept] = [from.sensingChannelsOverride, into.sensingChannelsOverride];
  return {
    personaIds: [...new Set([...into.personaIds, ...from.personaIds])],
    sensingChannelsOverride: kept && inTableOrder([...kept, ...(removed ?? [])]),
  };
}

function checkPersonas({ personaIds }: Pick<Opportunity, 'personaIds'>): void {
  if (personaIds.length > MOST_PERSONAS)
    refuseIf(refusal('TOO_MANY', { what: 'The personas of both together', most: MOST_PERSONAS }, ['intoId']));
}
