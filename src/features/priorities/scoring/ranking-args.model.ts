import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import type { NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import type { SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { SensingChannelEnum } from '../../tree/node/sensing-channel.model.ts';
import { PastDateTime } from '../../../platform/graphql/scalars.ts';
import { NodeStatusEnum } from '../../tree/node/tree-node.model.ts';
import { ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Filters of the nodes in a ranking. */
@InputType()
export class RankingFilter {
  /** Only nodes in one of these statuses; naming PARKED or DISCARDED includes such nodes. */
  @Field(() => [NodeStatusEnum], { nullable: true })
  statuses?: NodeStatus[] | null;

  /** Only nodes with at least one of these tags. */
  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  /** Only nodes that serve this key result: linked to it themselves, or below a node that is. Needs the scope okr:read. */
  @Field(() => ID, { nullable: true })
  keyResultId?: string | null;

  /** Only opportunities of at least one of these personas, up to 100, or solutions directly below such opportunities. */
  @Field(() => [ID], { nullable: true })
  personaIds?: string[] | null;

  /** Only opportunities sensed by at least one of these channels, or solutions directly below such opportunities. */
  @Field(() => [SensingChannelEnum], { nullable: true })
  sensingChannels?: SensingChannel[] | null;

  /** Only nodes whose owner is this person. */
  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  /** Only opportunities without opportunities below them, or solutions of such opportunities; archived children do not count. */
  @Field(() => Boolean, { defaultValue: false })
  leafOnly: boolean;

  /** Whether archived nodes and their descendants are ranked too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;

  /** Whether parked, discarded and dropped nodes and their descendants are ranked too. */
  @Field(() => Boolean, { defaultValue: false })
  includeLaidAside: boolean;
}

/** The nodes to rank, and the model to rank them by. */
@ArgsType()
export class RankingArgs extends PageArgs {
  /** Outcome whose tree is ranked; by default, without a product or teams, the trees of the whole workspace. */
  @Field(() => ID, { nullable: true })
  outcomeId?: string | null;

  /** Product whose outcomes' trees are ranked together. */
  @Field(() => ID, { nullable: true })
  productId?: string | null;

  /** Teams whose outcomes' trees are ranked together, 1 to 20. */
  @Field(() => [ID], { nullable: true })
  teamIds?: string[] | null;

  /** Built-in model whose latest scores are compared; either this or `ownModelId`. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** The workspace's own model whose scores are compared, in its newest version; instead of `model`. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** Batch within which to compare; needed for WSJF, whose values are relative to it, and for no other model. */
  @Field(() => String, { nullable: true })
  batchId?: string | null;

  /** Filters of the nodes; by default all that are neither archived nor laid aside. */
  @Field(() => RankingFilter, { nullable: true })
  filter?: RankingFilter | null;
}

/** The nodes to rank, the model to rank them by, and as of when. */
@ArgsType()
export class DatedRankingArgs extends RankingArgs {
  /**
   * Instant as of which one tree is ranked, `outcomeId`: by the scores that counted, the own model's version and the nodes as they were; a day
   * stands for its end. Null for today. Later pages keep to the instant of the first one. Told are the nodes' own fields,
   * their depth and archiving; filters by key result or sensing channel are BAD_REQUEST, as is an instant still to come.
   */
  @Field(() => PastDateTime, { nullable: true })
  asOf?: Date | null;
}
