import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/tree/chosen.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { PageInfo } from '../../../platform/paging/connection.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { Score } from './score.model.ts';

/** Nodes of a ranking that cannot be told apart from the first of them: one notch of one factor would swap each with it. */
@ObjectType()
@RequiresScope('tree:read')
export class RankBand {
  /** Position of the first of them, from 1. */
  @Field(() => Int)
  firstRank: number;

  /** Position of the last of them that was examined; the same as `firstRank` for a single node. */
  @Field(() => Int)
  lastRank: number;

  /** Whether the band may go on beyond `lastRank`: only the next 20 nodes after a page are examined. */
  goesOn: boolean;

  /** The band in words, such as "2–5 cannot be told apart from the first of them"; null for a single node. */
  @Field(() => String, { nullable: true })
  note: string | null;
}

/** The fields of a ranked node that do not depend on its kind. */
@ObjectType({ isAbstract: true })
abstract class Ranked {
  /** Score that the node is ranked by; null if it was never scored with this model. */
  @Field(() => Score, { nullable: true })
  score: Score | null;

  /** Titles of its ancestors, from the outcome down to its parent. */
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
  /** The following four are set only if they were requested. */
  readonly totalCount?: number;
  readonly unscoredCount?: number;
  readonly flatAcrossParents?: boolean;
  readonly hint?: string | null;
  readonly borrowed: boolean;
  readonly borrowedReason: string | null;
}

/** Makes the edge and connection types of a ranking of `item`; their names begin with `name`. */
function rankingOf<Item>(item: Type<Item>, name: string): Type<Ranking<Item>> {
  @ObjectType(`${name}Edge`, { description: 'One node of a ranking, with its rank and cursor.' })
  class RankingEdge {
    @Field(() => String, { description: 'Cursor of the node; pass it as `after` to continue after the node.' })
    cursor: string;

    @Field(() => Int, {
      nullable: true,
      description: 'Rank from 1, highest value first; equal values share one (1, 2, 2, 4). Null without a value.',
    })
    rank: number | null;

    @Field(() => RankBand, {
      nullable: true,
      description:
        'The band of the node: it and its neighbours that cannot be told apart from the first of them. Null without a value.',
    })
    band: RankBand | null;

    @Field(() => item, { description: 'The node, with the score that it is ranked by.' })
    node: Item;
  }

  @ObjectType(`${name}Connection`, {
    description:
      'One page of a ranking: highest value first, nodes without a value last. Later pages skip nodes whose value changed since the first page, so that no node comes twice; no unchanged node is missed.',
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
        'Number of nodes that were examined for this page. If only some match the filters, a page ends after 5,000 were examined: it then contains fewer than requested, `hasNextPage` is true and `endCursor` continues from there.',
    })
    scanned: number;

    @Field(() => Int, { description: 'Number of nodes on all pages, including those without a value.' })
    totalCount: number;

    @Field(() => Int, { description: 'Number of nodes on all pages without a value: never scored, or incomplete.' })
    unscoredCount: number;

    @Field(() => Boolean, {
      description: 'Whether the ranking, on all pages together, compares nodes under different parents.',
    })
    flatAcrossParents: boolean;

    @Field(() => String, {
      nullable: true,
      description: 'Caution about comparing nodes under different parents; null if they are not compared.',
    })
    hint: string | null;

    @Field(() => Boolean, { description: 'Whether the model was made for another kind of node.' })
    borrowed: boolean;

    @Field(() => String, {
      nullable: true,
      description: 'Why borrowed scores deserve less trust; null if the model was made for this kind.',
    })
    borrowedReason: string | null;
  }
  return RankingConnection;
}

/** One page of ranked opportunities. */
export const OpportunityRankingConnection = rankingOf(RankedOpportunity, 'OpportunityRanking');
/** One page of ranked solutions. */
export const SolutionRankingConnection = rankingOf(RankedSolution, 'SolutionRanking');
