import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Line, NotAhead, OptionalLine, WebAddress } from '../../../platform/graphql/validators.ts';

/** Reference of a node in the system that sends it. */
@InputType()
export class ExternalRefIngestItemInput {
  /** Id of the node in that system, such as "SHOP-17"; 1 to 200 characters. */
  @Line()
  externalId: string;

  /** Node of a tree that the reference names. */
  @Field(() => ID)
  nodeId: string;

  /** Address of the node in that system, http or https; left out, it keeps its value, and null clears it. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @WebAddress()
  url?: string | null;

  /** Status in that system, in its own words, up to 50 characters; left out, it keeps its value, and null clears it. */
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  state?: string | null;

  /** Instant at which the source last changed it, UTC; an older state never replaces a newer one. Left out, it is that of its arrival. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @NotAhead()
  sourceUpdatedAt?: Date | null;
}
