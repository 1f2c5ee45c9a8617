import { Injectable } from '@nestjs/common';
import { classOf } from '../../../domain/research/evidence/evidence-class.ts';
import type { Elicitation } from '../../../domain/research/insight/elicitation.ts';
import type { InsightKind } from '../../../domain/research/insight/insight-kind.ts';
import { shown } from '../../../domain/foundation/text/shown.ts';
import { type NamedNode, nodeName } from '../../../domain/tree/node/archived-node.ts';
import { leftOut } from '../../../domain/warning.ts';
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

/** A target with the node by which it is archived; only nodes are archived with what they hang below. */
type FoundTarget = Target & { readonly archivedBy?: NamedNode | null };

/** What each field of a link takes, which names a target; the first that is given does. */
const TAKES = {
  nodeId: 'the id of a node',
  shortKey: 'the short key of a node',
  ref: 'the reference of a node, as "system:id",',
  assumptionId: 'the id of an assumption',
  claimId: 'the id of a claim of a persona',
} as const satisfies Partial<Record<keyof IngestedEvidenceInput, string>>;

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
    const nodes = new Map<string, FoundTarget>();
    for (const [given, { id }] of locked) {
      const { archivedBy } = await this.nodes.ancestry(id);
      nodes.set(given, { id, by: 'nodeId', archived: archivedBy !== null, archivedBy });
    }
    const targetOf = (link: IngestedEvidenceInput): FoundTarget | undefined => {
      const target = found.get(nameOf(link));
      return target?.by === 'nodeId' ? nodes.get(target.id) : target;
    };
    return insights.map((insight) => resolvedLinks(insight, targetOf));
  }
}

function resolvedLinks(
  { kind, elicitation, links }: LinkedInsight,
  targetOf: (link: IngestedEvidenceInput) => FoundTarget | undefined,
): ResolvedLinks {
  const targets = links.map((link) => ({ link, target: targetOf(link) }));
  const firstOf = new Map<string, number>();
  for (const [index, { target }] of targets.entries())
    if (target && !firstOf.has(target.id)) firstOf.set(target.id, index);
  return {
    evidence: targets.flatMap(({ link: { stance, class: given = null }, target }, index) =>
      target === undefined || target.archived || firstOf.get(target.id) !== index
        ? []
        : [{ [target.by]: target.id, stance, class: given ?? classOf(kind, elicitation), classIsTold: given !== null }],
    ),
    warnings: targets.flatMap(({ link, target }, index) => {
      const field = (Object.keys(TAKES) as (keyof typeof TAKES)[]).find((each) => link[each]) ?? 'nodeId';
      const name = link[field] ?? '';
      const of = (message: string, ...at: string[]) => leftOut(message, ['links', String(index), ...at]);
      if (target === undefined)
        return [
          of(
            `${field} takes ${TAKES[field]} that exists, not ${shown(name)}: the insight was not linked to it.`,
            field,
          ),
        ];
      if (target.archived) return [of(`${archivedAs(name, target)}: the insight was not linked to it.`, field)];
      const first = firstOf.get(target.id) ?? index;
      if (first === index) return [];
      const { stance } = links[first] ?? link;
      const other = stance === link.stance ? '' : `, which says ${stance} where this one says ${link.stance}`;
      return [of(`links[${index}] names the same as links[${first}]${other}: the first one was kept.`)];
    }),
  };
}

/** How a target is archived: by a mark of its own, or with a node above it. */
const archivedAs = (name: string, { id, archivedBy = null }: FoundTarget): string =>
  archivedBy === null || archivedBy.id === id
    ? `${name} is archived`
    : `${name} lies below ${nodeName(archivedBy)}, which is archived`;
