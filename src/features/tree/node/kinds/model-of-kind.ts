import type { Type } from '@nestjs/common';
import type { NodeKind } from '../../../../domain/tree/node/node-kind.ts';
import type { TreeNode } from '../tree-node.model.ts';
import { Experiment } from './experiment.model.ts';
import { Opportunity } from './opportunity.model.ts';
import { Outcome } from './outcome.model.ts';
import { Solution } from './solution.model.ts';

/** One class per kind: its table columns, GraphQL fields and limits. */
export const MODEL_OF_KIND = {
  OUTCOME: Outcome,
  OPPORTUNITY: Opportunity,
  SOLUTION: Solution,
  EXPERIMENT: Experiment,
} as const satisfies Record<NodeKind, Type<TreeNode>>;
