import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { FilterTexts, Line, OptionalLine } from '../../../platform/graphql/validators.ts';
import { ArchivableFilter, listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';

/** Narrows the list of saved views; what is left out narrows nothing. */
@InputType()
export class SavedViewFilter extends ArchivableFilter {
  /** Only views of these lists, as their queries are called, at most 100. */
  @Field(() => [String], { nullable: true })
  @FilterTexts(100)
  lists?: string[] | null;

  /** Only views whose name holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What saved views can be sorted by. */
export const SavedViewOrder = orderOf('SavedView', {
  CREATED_AT: 'When the view was saved.',
  NAME: 'The name; capitals and small letters are alike.',
});

/** Which saved views, in which order. */
@ArgsType()
export class SavedViewArgs extends listArgs({ filter: SavedViewFilter, orderBy: SavedViewOrder }) {}

/** Which saved view. */
@ArgsType()
export class SavedViewNameArgs {
  /** Name of the view; capitals and blanks do not matter. */
  @Field(() => String)
  @Line(100)
  name: string;
}
