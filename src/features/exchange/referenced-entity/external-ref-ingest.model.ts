import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Line, OptionalLine, WebAddress } from '../../../platform/graphql/validators.ts';

/** What a thing here is called in the system that pushes. */
@InputType()
export class ExternalRefIngestItemInput {
  /** What the thing is called there, such as "SHOP-17"; 1 to 200 characters. */
  @Line()
  externalId: string;

  /** Thing here that it stands for: a node of a tree, a person, team or product. */
  @Field(() => ID)
  nodeId: string;

  /** Where people can look at it; left out, it stays as known, and null clears it. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @WebAddress()
  url?: string | null;

  /** How far it is there, in that system's words, up to 50 characters; left out, it stays as known, and null clears it. */
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  state?: string | null;
}
