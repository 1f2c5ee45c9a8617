import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds, OptionalLine } from '../../../platform/graphql/validators.ts';
import { ArchivableFilter, listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { type PersonRole, PersonRoleEnum } from './person.model.ts';

/** Narrows a list of persons; what is left out narrows nothing. */
@InputType()
export class PersonFilter extends ArchivableFilter {
  /** Only persons with one of these roles. */
  @Field(() => [PersonRoleEnum], { nullable: true })
  roles?: PersonRole[] | null;

  /** Only members of these teams, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only persons whose name holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What persons can be sorted by. */
export const PersonOrder = orderOf('Person', {
  CREATED_AT: 'When the person was added.',
  NAME: 'The name; capitals and small letters are alike.',
});

/** Which persons, in which order. */
@ArgsType()
export class PersonArgs extends listArgs({ filter: PersonFilter, orderBy: PersonOrder }) {}
