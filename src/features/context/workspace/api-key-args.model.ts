import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { OptionalLine } from '../../../platform/graphql/validators.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';

/** Narrows a list of API keys; what is left out narrows nothing. */
@InputType()
export class ApiKeyFilter {
  /** Only keys that are revoked, or only those that are not. */
  @Field(() => Boolean, { nullable: true })
  isRevoked?: boolean | null;

  /** Only keys that are bound to this source system. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  sourceSystem?: string | null;

  /** Only keys whose name holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What API keys can be sorted by. */
export const ApiKeyOrder = orderOf('ApiKey', {
  CREATED_AT: 'When the key was made.',
  NAME: 'The name; capitals and small letters are alike.',
});

/** Which API keys, in which order. */
@ArgsType()
export class ApiKeyArgs extends listArgs({ filter: ApiKeyFilter, orderBy: ApiKeyOrder }) {}
