import { Injectable } from '@nestjs/common';
import { classOf } from '../../../domain/research/evidence/evidence-class.ts';
import type { Elicitation } from '../../../domain/research/insight/elicitation.ts';
import type { InsightKind } from '../../../domain/research/insight/insight-kind.ts';
import { LockedNodeStore } from '../../tree/node/locked-node.store.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import type { IngestedEvidenceInput, ResolvedLinks } from './evidence-ingest.model.ts';
import { EvidenceTargetReader, nameOf, type Target } from './evidence-target.reader.ts';

/** An insight as far as its links and the class of their evidence go. */
interface LinkedInsight {
  readonly kind: InsightKind;
  readonly elicitation: Elicitation | null;
  readonly links: readonly IngestedEvidenceInput[];
}

/** Finds the targets that links of insights name, within an open transaction. */
@Injectable()
export class EvidenceTargetsAction {
  constructor(
    private readonly targets: EvidenceTargetReader,
    private readonly nodes: TreeNodeReader,
    private readonly lockedNodes: LockedNodeStore,
  ) {}

  /** What the links of each insight lead to, in the insights' order. No target can be merged away until the transaction ends. */
  async resolve(insights: readonly LinkedInsight[]): Promise<ResolvedLinks[]> {
    const links = insights.flatMap(({ links: each }) => each);
    if (links.length === 0) return insights.map(() => ({ evidence: [], warnings: [] }));
    const found = await this.targets.find(links);
    const locked = await this.lockedNodes.lock(
      [...found.values()].flatMap(({ by, id }) => (by === 'nodeId' ? [id] : [])),
    );
    const nodes = new Map<string, Target>();
    for (const [given, { id }] of locked)
      nodes.set(given, { id, by: 'nodeId', archived: (await this.nodes.ancestry(id)).archived });
    const targetOf = (link: IngestedEvidenceInput): Target | undefined => {
      const target = found.get(nameOf(link));
      return target?.by === 'nodeId' ? nodes.get(target.id) : target;
    };
    return insights.map((insight) => resolvedLinks(insight, targetOf));
  }
}

function resolvedLinks(
  { kind, elicitation, links }: LinkedInsight,
  targetOf: (link: IngestedEvidenceInput) => Target | undefined,
): ResolvedLinks {
  const targets = links.map((link) => ({ link, target: targetOf(link) }));
  return {
    evidence: targets.flatMap(({ link: { stance, class: given = null }, target }) =>
      target === undefined || target.archived
        ? []
        : [{ [target.by]: target.id, stance, class: given ?? classOf(kind, elicitation), classIsTold: given !== null }],
    ),
    warnings: targets.flatMap(({ link, target }) => {
      const { nodeId, shortKey, ref, assumptionId, claimId } = link;
      const name = nodeId ?? shortKey ?? ref ?? assumptionId ?? claimId ?? 'so';
      if (target === undefined) return [`Nothing is called ${name}: the insight was not linked to it.`];
      return target.archived ? [`${name} is archived: the insight was not linked to it.`] : [];
    }),
  };
}
