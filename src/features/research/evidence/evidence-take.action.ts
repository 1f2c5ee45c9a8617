import { Injectable } from '@nestjs/common';
import { classOf } from '../../../domain/research/evidence/evidence-class.ts';
import type { Elicitation } from '../../../domain/research/insight/elicitation.ts';
import type { InsightKind } from '../../../domain/research/insight/insight-kind.ts';
import { LockedNodeStore } from '../../tree/node/locked-node.store.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import type { EvidenceIngestInput } from './evidence-ingest.model.ts';
import { EvidenceTargetReader, nameOf, type Target } from './evidence-target.reader.ts';
import type { NewEvidence } from './evidence.store.ts';

/** What an insight is told to be evidence of, as far as it is there. */
export interface Pointed {
  readonly evidence: readonly Pick<NewEvidence, Target['by'] | 'stance' | 'class' | 'classIsTold'>[];
  /** One sentence for each link that names nothing. */
  readonly warnings: readonly string[];
}

/** Insight that tells what it is evidence of. */
interface Pointing {
  readonly kind: InsightKind;
  readonly elicitation: Elicitation | null;
  readonly links: readonly EvidenceIngestInput[];
}

/** Finds what insights are told to be evidence of, within a transaction that is open. */
@Injectable()
export class EvidenceTakeAction {
  constructor(
    private readonly targets: EvidenceTargetReader,
    private readonly nodes: TreeNodeReader,
    private readonly held: LockedNodeStore,
  ) {}

  /** For each insight, in their order, what it points at. None of it can be merged away until the transaction ends. */
  async find(pointing: readonly Pointing[]): Promise<Pointed[]> {
    const links = pointing.flatMap(({ links: each }) => each);
    if (links.length === 0) return pointing.map(() => ({ evidence: [], warnings: [] }));
    const named = await this.targets.named(links);
    const held = await this.held.lock([...named.values()].flatMap(({ by, id }) => (by === 'nodeId' ? [id] : [])));
    const nodes = new Map<string, Target>();
    for (const [given, { id }] of held)
      nodes.set(given, { id, by: 'nodeId', archived: (await this.nodes.ancestry(id)).archived });
    const targetOf = (link: EvidenceIngestInput): Target | undefined => {
      const target = named.get(nameOf(link));
      return target?.by === 'nodeId' ? nodes.get(target.id) : target;
    };
    return pointing.map(({ links: each, ...insight }) => pointedAt(each, insight, targetOf));
  }
}

function pointedAt(
  links: readonly EvidenceIngestInput[],
  { kind, elicitation }: Pick<Pointing, 'kind' | 'elicitation'>,
  targetOf: (link: EvidenceIngestInput) => Target | undefined,
): Pointed {
  const found = links.map((link) => ({ link, target: targetOf(link) }));
  return {
    evidence: found.flatMap(({ link: { stance, class: told = null }, target }) =>
      target === undefined || target.archived
        ? []
        : [{ [target.by]: target.id, stance, class: told ?? classOf(kind, elicitation), classIsTold: told !== null }],
    ),
    warnings: found.flatMap(({ link, target }) => {
      const { nodeId, shortKey, ref, assumptionId, claimId } = link;
      const given = nodeId ?? shortKey ?? ref ?? assumptionId ?? claimId ?? 'so';
      if (target === undefined) return [`Nothing is called ${given}: the insight was not linked to it.`];
      return target.archived ? [`${given} is archived: the insight was not linked to it.`] : [];
    }),
  };
}
