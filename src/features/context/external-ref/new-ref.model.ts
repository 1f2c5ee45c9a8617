import { Field, InputType, PartialType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { inputOf } from '../../../platform/graphql/input.model.ts';
import { ExternalRef, MOST_REFS } from './external-ref.model.ts';

/** Reference of a new entity to another system. */
@InputType()
export class NewExternalRefInput extends inputOf(
  PickType(ExternalRef, ['system', 'externalId'], InputType),
  PartialType(PickType(ExternalRef, ['url', 'state'], InputType)),
) {}

/** Part of the create input of every entity that can have references; both are created together. */
@InputType({ isAbstract: true })
export class ReferableInput {
  /** References to other systems, up to 50. The whole create is refused when another entity already has one of them. */
  @Field(() => [NewExternalRefInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MOST_REFS)
  @ValidateNested({ each: true })
  @Type(() => NewExternalRefInput)
  externalRefs?: NewExternalRefInput[] | null;
}
