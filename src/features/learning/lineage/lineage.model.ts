import { ArgsType, Field, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  LINEAGE_EDGES,
  LINEAGE_GAPS,
  LINEAGE_STEPS,
  type LineageEdge as Edge,
  type LineageEdgeKind,
  type LineageGap as Gap,
  type LineageGapKind,
  type LineageStep as Step,
  type LineageStepKind,
} from '../../../domain/learning/lineage/lineage.ts';
import type { NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { NodeStatusEnum } from '../../tree/node/tree-node.model.ts';

/** Most nodes of one lineage. Chosen: more cannot be drawn. */
export const MOST_NODES = 1_000;
/** Most steps: the nodes, with the key results and hypotheses that they serve. */
export const MOST_STEPS = 3_000;
/** Most edges: each step serves one other, and some a few more. */
export const MOST_EDGES = 6_000;

const LineageStepKindEnum = registerEnum('LineageStepKind', 'What a step of a lineage is.', LINEAGE_STEPS);
const LineageEdgeKindEnum = registerEnum('LineageEdgeKind', 'Why one step of a lineage serves another.', LINEAGE_EDGES);
const LineageGapKindEnum = registerEnum(
  'LineageGapKind',
  'What is missing between a key result and the work.',
  LINEAGE_GAPS,
);

/** One thing on the way from a key result to the work, ready to be drawn. */
@ObjectType()
@RequiresScope('okr:read')
export class LineageStep implements Step {
  /** Id of the thing itself: key result, link that carries the hypothesis, or node of a tree. */
  @Field(() => ID)
  id: string;

  /** What the step is. */
  @Field(() => LineageStepKindEnum)
  kind: LineageStepKind;

  /** What it says: title of the key result or node, statement of the hypothesis. */
  title: string;

  /** Row in which to draw it: 0 for what serves nothing further, as a rule the key results; each serves one of the row before. */
  @Field(() => Int)
  level: number;

  /** Key of a node that people can say, such as "OPP-42"; null for key results and hypotheses. */
  @Field(() => String, { nullable: true })
  shortKey: string | null;

  /** How far a node is; null for key results and hypotheses. */
  @Field(() => NodeStatusEnum, { nullable: true })
  status: NodeStatus | null;

  /** Whether it is parked, discarded, dropped or cancelled: shown, and not counted. */
  isLaidAside: boolean;
}

/** That one step serves another: an arrow from the work towards the key result. */
@ObjectType()
@RequiresScope('okr:read')
export class LineageEdge implements Edge {
  /** Step that serves. */
  @Field(() => ID)
  fromId: string;

  /** Step that is served. */
  @Field(() => ID)
  toId: string;

  /** Why the one serves the other. */
  @Field(() => LineageEdgeKindEnum)
  kind: LineageEdgeKind;
}

/** That something is missing on the way. */
@ObjectType()
@RequiresScope('okr:read')
export class LineageGap implements Gap {
  /** Step at which it is missing. */
  @Field(() => ID)
  stepId: string;

  /** What is missing. */
  @Field(() => LineageGapKindEnum)
  kind: LineageGapKind;

  /** The same in one sentence to show to people. */
  sentence: string;
}

/** The line between key results and the work, both ways, as steps and arrows. */
@ObjectType()
@RequiresScope('okr:read')
export class Lineage {
  /** Everything on the way, what is served before what serves it; archived nodes are left out. */
  @Field(() => [LineageStep])
  @AtMost(MOST_STEPS)
  steps: LineageStep[];

  /** What serves what, each pair once a reason. */
  @Field(() => [LineageEdge])
  @AtMost(MOST_EDGES)
  edges: LineageEdge[];

  /** What is missing, in the order of the steps; where the lineage is cut, only of steps that are known as a whole. */
  @Field(() => [LineageGap])
  @AtMost(MOST_STEPS)
  gaps: LineageGap[];

  /** Whether more than 1,000 nodes hang below, and the farthest were left out. */
  isCut: boolean;
}

/** Whose lineage: exactly one of the two. */
@ArgsType()
export class LineageArgs {
  /** Node whose key results and whose work are asked for; null where a key result is named. */
  @Field(() => ID, { nullable: true })
  nodeId?: string | null;

  /** Key result whose hypotheses, nodes and work are asked for; null where a node is named. */
  @Field(() => ID, { nullable: true })
  keyResultId?: string | null;
}

/** How much work stands behind a key result. */
@ObjectType()
@RequiresScope('okr:read')
export class CoveredKeyResult {
  @HideField()
  keyResultId: string;

  /** Outcomes linked to it. Whatever is archived or laid aside, itself or by something above it, counts nowhere. */
  @Field(() => Int)
  outcomes: number;

  /** Opportunities linked to it, or below what is linked, each once. */
  @Field(() => Int)
  opportunities: number;

  /** Solutions linked to it, or below what is linked, each once. */
  @Field(() => Int)
  solutions: number;

  /** Experiments below what is linked to it, each once. */
  @Field(() => Int)
  experiments: number;

  /** Whether anybody works on it: an opportunity, solution or experiment stands behind it. */
  isWorkedOn: boolean;
}

/** Which key results are covered by work; null stands for no such bound. */
@ArgsType()
export class KeyResultCoverageArgs {
  /** Only key results of this cycle; null for those of all cycles that today falls into, unless an objective is named. */
  @Field(() => ID, { nullable: true })
  cycleId?: string | null;

  /** Only key results of this objective, whatever its cycle; null for those of every objective. */
  @Field(() => ID, { nullable: true })
  objectiveId?: string | null;

  /** Only key results that these teams pursue, and outcomes that they are asked to bring about, at most 100 teams; null for those of every team and of none. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;
}
