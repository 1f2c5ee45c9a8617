import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds, OptionalLine } from '../../../platform/graphql/validators.ts';
import { listArgs } from '../../../platform/paging/list-args.model.ts';

/** Narrows a list of ballots; what is left out narrows nothing. */
@InputType()
export class BallotFilter {
  /** Only ballots that are open, or only those that are closed. */
  @Field(() => Boolean, { nullable: true })
  isOpen?: boolean | null;

  /** Only ballots with one of these nodes as a candidate, at most 100 nodes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  candidateIds?: string[] | null;

  /** Only ballots that ask these persons, at most 100 persons. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  voterIds?: string[] | null;

  /** Only ballots with candidates from the trees of these teams' outcomes, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only ballots whose question holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** Which ballots. */
@ArgsType()
export class BallotArgs extends listArgs({ filter: BallotFilter }) {}
