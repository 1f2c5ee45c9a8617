import { Injectable } from '@nestjs/common';
import { confidenceOffer, type ConfidenceOffer } from '../../../domain/priorities/scoring/confidence-factor.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { ConfidenceReader, type NodeConfidence } from '../../research/evidence/confidence.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';

/** Computes the confidence that evidence offers to a score. */
@Injectable()
export class ConfidenceOfferReader {
  constructor(
    private readonly read: RowReader,
    private readonly confidences: ConfidenceReader,
  ) {}

  /** The confidence for an opportunity or a solution and a model, as of an instant; two statements. */
  async of(
    node: Pick<TreeNode, 'id' | 'parentId' | 'kind'>,
    modelKey: string,
    asOf: Date,
  ): Promise<ConfidenceOffer & NodeConfidence> {
    const { problem, idea } = await this.confidences.of(node, asOf);
    return { ...confidenceOffer(modelKey, problem, idea), problem, idea };
  }

  /** As `of`, by id; null when there is no such opportunity or solution. */
  async find(nodeId: string, modelKey: string, asOf: Date): Promise<(ConfidenceOffer & NodeConfidence) | null> {
    const node = await this.read.byId(TreeNode, nodeId);
    return node && ['OPPORTUNITY', 'SOLUTION'].includes(node.kind) ? this.of(node, modelKey, asOf) : null;
  }
}
