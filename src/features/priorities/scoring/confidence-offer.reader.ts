import { Injectable } from '@nestjs/common';
import { confidenceOffer, type ConfidenceOffer } from '../../../domain/priorities/scoring/confidence-factor.ts';
import { ConfidenceReader, type NodeConfidence } from '../../research/evidence/confidence.reader.ts';
import type { TreeNode } from '../../tree/node/tree-node.model.ts';

/** Computes the confidence that evidence offers to a score. */
@Injectable()
export class ConfidenceOfferReader {
  constructor(private readonly confidences: ConfidenceReader) {}

  /** The confidence for an opportunity or a solution and a model, as of an instant, seen by the open transaction; two statements. */
  async of(
    node: Pick<TreeNode, 'id' | 'parentId' | 'kind'>,
    modelKey: string,
    asOf: Date,
  ): Promise<ConfidenceOffer & NodeConfidence> {
    const { problem, idea } = await this.confidences.of(node, asOf);
    return { ...confidenceOffer(modelKey, problem, idea), problem, idea };
  }

  /** As `of`, as of now; two statements for all nodes of a request. */
  async ofEach(
    node: Pick<TreeNode, 'id' | 'parentId' | 'kind'>,
    modelKey: string,
  ): Promise<ConfidenceOffer & NodeConfidence> {
    const isIdea = node.kind === 'SOLUTION';
    const problem = await this.confidences.problem(isIdea ? (node.parentId ?? '') : node.id);
    const idea = isIdea ? await this.confidences.idea(node) : null;
    return { ...confidenceOffer(modelKey, problem, idea), problem, idea };
  }
}
