import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import type { NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import type { SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { SensingChannelEnum } from '../../tree/node/sensing-channel.model.ts';
import { NodeStatusEnum } from '../../tree/node/tree-node.model.ts';
import { ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Which nodes are ranked. */
@InputType()
export class RankingFilter {
  /** Only nodes in one of these statuses; naming PARKED or DISCARDED asks for nodes that are. */
  @Field(() => [NodeStatusEnum], { nullable: true })
  statuses?: NodeStatus[] | null;

  /** Only nodes with at least one of these tags. */
  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  /** Only nodes that serve this key result: linked to it themselves, or below a node that is. Needs the scope okr:read. */
  @Field(() => ID, { nullable: true })
  keyResultId?: string | null;

  /** Only opportunities of at least one of these personas, up to 100, or solutions directly below such. */
  @Field(() => [ID], { nullable: true })
  personaIds?: string[] | null;

  /** Only opportunities sensed by at least one of these channels, or solutions directly below such. */
  @Field(() => [SensingChannelEnum], { nullable: true })
  sensingChannels?: SensingChannel[] | null;

  /** Only nodes that this person answers for. */
  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  /** Only opportunities that are not broken down further, or solutions of such; archived children do not count. */
  @Field(() => Boolean, { defaultValue: false })
  leafOnly: boolean;

  /** Whether archived nodes, and what hangs below them, are ranked too. */
  @Field(() => Boolean, { defaultValue: false })
  archived: boolean;

  /** Whether what is parked, discarded or dropped, and what hangs below it, is ranked too. */
  @Field(() => Boolean, { defaultValue: false })
  laidAside: boolean;
}

/** What is ranked, and by what. */
@ArgsType()
export class RankingArgs extends PageArgs {
  /** Outcome whose tree is ranked; those of the whole workspace unless this, a product or teams are named. */
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

  /** Model of the workspace's own whose scores are compared, in its newest version; instead of `model`. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** Batch within which to compare; needed for WSJF, whose values are relative to it, and for no other model. */
  @Field(() => ID, { nullable: true })
  batchId?: string | null;

  /** Which nodes; all that are neither archived nor laid aside unless said. */
  @Field(() => RankingFilter, { nullable: true })
  filter?: RankingFilter | null;
}
