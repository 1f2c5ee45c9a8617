import { Injectable } from '@nestjs/common';
import {
  gapsOf,
  LINEAGE_GAPS,
  type LineageEdge,
  type LineageGap,
  levelsOf,
} from '../../../domain/learning/lineage/lineage.ts';
import { GoalReader } from '../../goals/key-result/goal.reader.ts';
import type { KeyResult } from '../../goals/key-result/key-result.model.ts';
import { type Lineage, type LineageStep, MOST_EDGES, MOST_NODES } from './lineage.model.ts';
import { type LineageLink, type LineageNode, LineageReader } from './lineage.reader.ts';

type Found = Omit<LineageStep, 'level'>;

/** A key result as its step shows it. */
type LineageResult = Pick<LineageStep, 'id' | 'title' | 'isLaidAside'>;

/** Builds the lineage between key results and work. */
@Injectable()
export class LineageAction {
  constructor(
    private readonly reader: LineageReader,
    private readonly goals: GoalReader,
  ) {}

  /** Lineage of a key result: its hypotheses, their nodes, and all nodes below those. */
  async ofKeyResult(keyResult: KeyResult): Promise<Lineage> {
    const links = await this.reader.links({ keyResultId: keyResult.id }, MOST_NODES);
    const below = await this.reader.below(
      links.map(({ nodeId }) => nodeId),
      MOST_NODES + 1,
    );
    const isLaidAside = await this.goals.isArchived(keyResult);
    return this.build([], below, links, [{ id: keyResult.id, title: keyResult.title, isLaidAside }], null);
  }

  /** Lineage of a node in both directions: up to the key results that it, or any node above or below it, serves; down to the work. */
  async ofNode(nodeId: string): Promise<Lineage> {
    const above = await this.reader.above([nodeId]);
    const below = await this.reader.below([nodeId], MOST_NODES + 1);
    const nodeIds = [...above, ...below].map(({ id }) => id);
    const links = await this.reader.links({ nodeIds }, MOST_NODES);
    return this.build(above, below, links, [], nodeId);
  }

  private async build(
    above: readonly LineageNode[],
    found: readonly LineageNode[],
    links: readonly LineageLink[],
    keyResults: readonly LineageResult[],
    askedId: string | null,
  ): Promise<Lineage> {
    const isCut = found.length > MOST_NODES;
    const below = found.slice(0, MOST_NODES);
    const nodes = [...new Map([...above, ...below].map((node) => [node.id, node])).values()];
    const known = new Set(nodes.map(({ id }) => id));
    const laidAside = new Set(nodes.filter((node) => node.isLaidAside).map(({ id }) => id));
    // A link to an archived node has no step to lead to.
    const shown = links.filter(({ nodeId }) => known.has(nodeId));
    const results = new Map([...keyResults, ...shown.map(resultOf)].map((each) => [each.id, each]));
    const steps: Found[] = [
      ...[...results.values()].map((each) => ({ ...NO_NODE, ...each, kind: 'KEY_RESULT' as const })),
      ...shown.map(({ id, nodeId, statement, keyResultArchived }) => ({
        ...NO_NODE,
        id,
        title: statement,
        kind: 'HYPOTHESIS' as const,
        isLaidAside: keyResultArchived || laidAside.has(nodeId),
      })),
      ...nodes.map((node) => stepOf(node)),
    ];
    const edges: LineageEdge[] = [
      ...shown.map(({ id, keyResultId }) => ({ fromId: id, toId: keyResultId, kind: 'EXPECTED_OF' as const })),
      ...shown.map(({ id, nodeId }) => ({ fromId: nodeId, toId: id, kind: 'CLAIMED_FOR' as const })),
      ...nodes
        .filter(({ parentId }) => parentId !== null && known.has(parentId))
        .map(({ id, parentId }) => ({ fromId: id, toId: parentId ?? '', kind: 'BELOW' as const })),
      ...(await this.reader.crossLinks([...known])),
    ].slice(0, MOST_EDGES);
    const deepest = Math.max(0, ...below.map(({ depth }) => depth));
    const complete = new Set([
      // When the lineage is cut, nodes of the last two levels may lack some of the nodes that serve them.
      ...below.filter(({ depth }) => !isCut || depth < deepest - 1).map(({ id }) => id),
      ...keyResults.map(({ id }) => id),
    ]);
    const missingKeyResult: LineageGap[] =
      askedId !== null && shown.every(({ keyResultArchived }) => keyResultArchived)
        ? [{ stepId: askedId, kind: 'NO_KEY_RESULT' }]
        : [];
    const gaps = [...missingKeyResult, ...gapsOf(steps, edges, (id) => complete.has(id))];
    const titles = new Map(steps.map((step) => [step.id, step.shortKey ?? step.title]));
    const levels = levelsOf(steps, edges);
    return {
      isCut,
      edges,
      steps: steps
        .map((step) => ({ ...step, level: levels.get(step.id) ?? 0 }))
        .toSorted((one, other) => one.level - other.level),
      gaps: gaps.map((gap) => ({ ...gap, sentence: `${titles.get(gap.stepId) ?? ''}: ${LINEAGE_GAPS[gap.kind]}` })),
    };
  }
}

const NO_NODE = { shortKey: null, status: null } as const;

const resultOf = ({ keyResultId, keyResultTitle, keyResultArchived }: LineageLink): LineageResult => ({
  id: keyResultId,
  title: keyResultTitle,
  isLaidAside: keyResultArchived,
});

const stepOf = ({ id, kind, title, shortKey, status, isLaidAside }: LineageNode): Found => ({
  id,
  kind,
  title,
  shortKey,
  status,
  isLaidAside,
});
