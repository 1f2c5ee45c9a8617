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

/** Most nodes of one lineage. Chosen: a diagram cannot show more. */
export const MOST_NODES = 1_000;
/** Most steps of one lineage: the nodes, and the key results and hypotheses that they serve. */
export const MOST_STEPS = 3_000;
/** Fields that a lineage counts as beside its steps. Measured: it reads a whole branch, which takes as long as some 1,000 fields. */
export const LINEAGE_COST = 1_000;
/** Most edges of one lineage: each step serves one other, and some serve a few more. */
export const MOST_EDGES = 6_000;

const LineageStepKindEnum = registerEnum('LineageStepKind', 'Kind of a step in a lineage.', LINEAGE_STEPS);
const LineageEdgeKindEnum = registerEnum(
  'LineageEdgeKind',
  'Way in which one step of a lineage serves another.',
  LINEAGE_EDGES,
);
const LineageGapKindEnum = registerEnum('LineageGapKind', 'Gap between a key result and the work.', LINEAGE_GAPS);

/** One step between a key result and the work, with its position in a diagram. */
@ObjectType()
@RequiresScope('okr:read', 'tree:read')
export class LineageStep implements Step {
  /** Id of the key result, of the link with the hypothesis, or of the node. */
  @Field(() => ID)
  id: string;

  /** Kind of the step. */
  @Field(() => LineageStepKindEnum)
  kind: LineageStepKind;

  /** Title of the key result or node, or statement of the hypothesis. */
  title: string;

  /** Row of the step in a diagram: 0 for steps that serve no other, usually the key results; each further step serves one of the row before. */
  @Field(() => Int)
  level: number;

  /** Short key of the node, such as "OPP-42"; null for key results and hypotheses. */
  @Field(() => String, { nullable: true })
  shortKey: string | null;

  /** Status of the node; null for key results and hypotheses. */
  @Field(() => NodeStatusEnum, { nullable: true })
  status: NodeStatus | null;

  /** Whether the node, or one above it, is parked, discarded, dropped or cancelled, the node of a hypothesis is, or the key result archived, by its objective or cycle too; such a step is shown but not counted. */
  isLaidAside: boolean;
}

/** Relation between two steps: an arrow from the work towards the key result. */
@ObjectType()
@RequiresScope('okr:read', 'tree:read')
export class LineageEdge implements Edge {
  /** Step that serves the other. */
  @Field(() => ID)
  fromId: string;

  /** Step that the other serves. */
  @Field(() => ID)
  toId: string;

  /** Way in which the first step serves the second. */
  @Field(() => LineageEdgeKindEnum)
  kind: LineageEdgeKind;
}

/** A gap in the lineage. */
@ObjectType()
@RequiresScope('okr:read', 'tree:read')
export class LineageGap implements Gap {
  /** Step at which the gap is. */
  @Field(() => ID)
  stepId: string;

  /** Kind of the gap. */
  @Field(() => LineageGapKindEnum)
  kind: LineageGapKind;

  /** The gap in one sentence, to show to people. */
  sentence: string;
}

/** The relation between key results and work in both directions, as steps and edges. */
@ObjectType()
@RequiresScope('okr:read', 'tree:read')
export class Lineage {
  /** Steps, each before the steps that serve it; archived nodes are left out. */
  @Field(() => [LineageStep])
  @AtMost(MOST_STEPS)
  steps: LineageStep[];

  /** Edges; each pair of steps occurs once for each kind. */
  @Field(() => [LineageEdge])
  @AtMost(MOST_EDGES)
  edges: LineageEdge[];

  /** Gaps, in the order of the steps; when the lineage is cut, only gaps of steps that are known completely. */
  @Field(() => [LineageGap])
  @AtMost(MOST_STEPS)
  gaps: LineageGap[];

  /** Whether there are more than 1,000 nodes below; then the farthest are left out. */
  isCut: boolean;
}

/** Amount of work that supports a key result. */
@ObjectType()
@RequiresScope('okr:read')
export class CoveredKeyResult {
  @HideField()
  keyResultId: string;

  /** Number of outcomes linked to the key result. Nodes that are archived or laid aside, themselves or by a node above them, count nowhere. */
  @Field(() => Int)
  outcomes: number;

  /** Number of opportunities linked to the key result, or below a linked node, each counted once. */
  @Field(() => Int)
  opportunities: number;

  /** Number of solutions linked to the key result, or below a linked node, each counted once. */
  @Field(() => Int)
  solutions: number;

  /** Number of experiments below a node linked to the key result, each counted once. */
  @Field(() => Int)
  experiments: number;

  /** Whether the team works on the key result: at least one opportunity, solution or experiment supports it. */
  isWorkedOn: boolean;
}

/** Selects key results; null in a field means no filter by it. */
@ArgsType()
export class KeyResultCoverageArgs {
  /** Only key results of this cycle. Null for all cycles that contain today, or for any cycle when an objective is named. */
  @Field(() => ID, { nullable: true })
  cycleId?: string | null;

  /** Only key results of this objective; null for all objectives. */
  @Field(() => ID, { nullable: true })
  objectiveId?: string | null;

  /** Only key results and outcomes of these teams, at most 100 teams; null for all, also those without a team. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;
}
