import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds, OptionalLine } from '../../../platform/graphql/validators.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { type Actor, ActorEnum } from './persona.model.ts';
import { type Relationship, RelationshipEnum } from './relationship.model.ts';

/** Narrows a list of personas; what is left out narrows nothing. */
@InputType()
export class PersonaFilter {
  /** Only personas of these products, at most 100 products. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  productIds?: string[] | null;

  /** Only personas with one of these relationships. */
  @Field(() => [RelationshipEnum], { nullable: true })
  relationships?: Relationship[] | null;

  /** Only persons, or only programs. */
  @Field(() => ActorEnum, { nullable: true })
  actor?: Actor | null;

  /** Only personas whose name holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;

  /** Whether archived personas are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;
}

/** What personas can be sorted by. */
export const PersonaOrder = orderOf('Persona', {
  CREATED_AT: 'When the persona was added.',
  NAME: 'The name; capitals and small letters are alike.',
});

/** Which personas, in which order. */
@ArgsType()
export class PersonaArgs extends listArgs({ filter: PersonaFilter, orderBy: PersonaOrder }) {}
