import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds, OptionalLine } from '../../../platform/graphql/validators.ts';
import { ArchivableFilter, listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';

/** Narrows a list of teams; what is left out narrows nothing. */
@InputType()
export class TeamFilter extends ArchivableFilter {
  /** Only teams with one of these persons among their members, at most 100 persons. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  memberIds?: string[] | null;

  /** Only teams whose name holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What teams can be sorted by. */
export const TeamOrder = orderOf('Team', {
  CREATED_AT: 'When the team was added.',
  NAME: 'The name; capitals and small letters are alike.',
});

/** Which teams, in which order. */
@ArgsType()
export class TeamArgs extends listArgs({ filter: TeamFilter, orderBy: TeamOrder }) {}
