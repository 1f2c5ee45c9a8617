import { Field, InputType, PartialType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { inputOf } from '../../../platform/graphql/input.model.ts';
import { ExternalRef, MOST_REFS } from './external-ref.model.ts';

/** What a new thing is called in another system. */
@InputType()
export class NewExternalRefInput extends inputOf(
  PickType(ExternalRef, ['system', 'externalId'], InputType),
  PartialType(PickType(ExternalRef, ['url', 'state'], InputType)),
) {}

/** Part of every create of what may have references: they are made along with it. */
@InputType({ isAbstract: true })
export class ReferableInput {
  /** What it is called in other systems, up to 50; refused with the whole create where a system knows something else by the name. */
  @Field(() => [NewExternalRefInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MOST_REFS)
  @ValidateNested({ each: true })
  @Type(() => NewExternalRefInput)
  externalRefs?: NewExternalRefInput[] | null;
}
