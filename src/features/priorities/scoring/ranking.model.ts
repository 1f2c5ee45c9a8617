import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/tree/chosen.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { PageInfo } from '../../../platform/paging/connection.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { Score } from './score.model.ts';

/** Nodes of a ranking that cannot be told apart: one notch of one factor would swap each with its neighbour. */
@ObjectType()
export class RankBand {
  /** Position of the first of them, from 1. */
  @Field(() => Int)
  from: number;

  /** Position of the last of them that was looked at; the same as `from` where one stands alone. */
  @Field(() => Int)
  to: number;

  /** Whether the band may go on beyond `to`: only the next 20 behind a page are looked at. */
  goesOn: boolean;

  /** The band in words, such as "2–5 cannot be told apart"; null where one stands alone. */
  @Field(() => String, { nullable: true })
  note: string | null;
}

/** A node in a ranking, whatever its kind. */
@ObjectType({ isAbstract: true })
abstract class Ranked {
  /** Score that it is ranked by; null when it was never scored with this model. */
  @Field(() => Score, { nullable: true })
  score: Score | null;

  /** Titles of what it hangs below, from the outcome down to its parent. */
  @Field(() => [String])
  @AtMost(CHOSEN.tree.mostLevels)
  pathTitles: string[];
}

/** An opportunity in a ranking. */
@ObjectType()
@RequiresScope('tree:read')
export class RankedOpportunity extends Ranked {
  /** The opportunity itself. */
  @Field(() => Opportunity)
  opportunity: Opportunity;
}

/** A solution in a ranking. */
@ObjectType()
@RequiresScope('tree:read')
export class RankedSolution extends Ranked {
  /** The solution itself. */
  @Field(() => Solution)
  solution: Solution;
}

/** One page of a ranking. */
export interface Ranking<Item> {
  readonly edges: readonly {
    readonly cursor: string;
    readonly rank: number | null;
    readonly band: RankBand | null;
    readonly node: Item;
  }[];
  readonly nodes: readonly Item[];
  readonly pageInfo: PageInfo;
  readonly scanned: number;
  /** These four only where they were asked for. */
  readonly totalCount?: number;
  readonly unscoredCount?: number;
  readonly flatAcrossParents?: boolean;
  readonly hint?: string | null;
  readonly borrowed: boolean;
  readonly borrowedReason: string | null;
}

/** Makes the edge and connection types of a ranking of `item`; `name` is what they are called after. */
function rankingOf<Item>(item: Type<Item>, name: string): Type<Ranking<Item>> {
  @ObjectType(`${name}Edge`, { description: 'One node in its place in a ranking.' })
  class RankingEdge {
    @Field(() => String, { description: 'Where the node stands; pass it as `after` to go on behind it.' })
    cursor: string;

    @Field(() => Int, {
      nullable: true,
      description: 'Rank from 1, highest value first; equal values share one (1, 2, 2, 4). Null without a value.',
    })
    rank: number | null;

    @Field(() => RankBand, {
      nullable: true,
      description: 'Those around it that it cannot be told apart from. Null without a value.',
    })
    band: RankBand | null;

    @Field(() => item, { description: 'The node, with the score that puts it here.' })
    node: Item;
  }

  @ObjectType(`${name}Connection`, {
    description:
      'One page of a ranking: highest value first, nodes without a value last. Its later pages pass over what got another value since the first page, so that no node comes twice; nothing that was left alone is missed.',
  })
  class RankingConnection {
    @Field(() => [RankingEdge], { description: 'The nodes, each with its rank and cursor.' })
    edges: RankingEdge[];

    @Field(() => [item], { description: 'The nodes without their ranks.' })
    nodes: Item[];

    @Field(() => PageInfo, { description: 'Where this page begins and ends.' })
    pageInfo: PageInfo;

    @Field(() => Int, {
      description:
        'How many nodes were looked at for this page. Where only some fit, a page ends after 5,000 were looked at: it then holds fewer than asked for, `hasNextPage` is true and `endCursor` goes on from there.',
    })
    scanned: number;

    @Field(() => Int, { description: 'How many nodes are ranked on all pages, those without a value among them.' })
    totalCount: number;

    @Field(() => Int, { description: 'How many nodes on all pages have no value: never scored, or incomplete.' })
    unscoredCount: number;

    @Field(() => Boolean, { description: 'Whether nodes under different parents are compared, on all pages together.' })
    flatAcrossParents: boolean;

    @Field(() => String, {
      nullable: true,
      description: 'What to bear in mind when nodes under different parents are compared; null when they are not.',
    })
    hint: string | null;

    @Field(() => Boolean, { description: 'Whether the model was made for another kind of node.' })
    borrowed: boolean;

    @Field(() => String, {
      nullable: true,
      description: 'Why borrowed scores deserve less trust; null where the model was made for this kind.',
    })
    borrowedReason: string | null;
  }
  return RankingConnection;
}

/** One page of ranked opportunities. */
export const OpportunityRankingConnection = rankingOf(RankedOpportunity, 'OpportunityRanking');
/** One page of ranked solutions. */
export const SolutionRankingConnection = rankingOf(RankedSolution, 'SolutionRanking');
