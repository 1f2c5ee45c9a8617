import { ArgsType, Field } from '@nestjs/graphql';
import { type SourceEntityType, SourceEntityTypeEnum } from './source-entity.model.ts';

/** What another system calls a thing. */
@ArgsType()
export class ExternalRefArgs {
  /** Name of the other system, such as "jira"; case-sensitive. */
  system: string;

  /** Id of the thing in that system, such as "SHOP-17". */
  externalId: string;

  /** The only type that is looked for among what the system itself told of; where it is left out, references come first, then the types in their order. */
  @Field(() => SourceEntityTypeEnum, { nullable: true })
  type?: SourceEntityType | null;
}
