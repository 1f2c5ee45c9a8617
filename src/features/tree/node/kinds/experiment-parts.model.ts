import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Text } from '../../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../../platform/graphql/enum.ts';

const MEDIA = {
  PAPER: 'Drawn on paper.',
  SLIDES: 'Shown as slides.',
  CLICKABLE: 'Clicked through, with nothing behind it.',
  CODED: 'Written as code.',
  LIVE_DATA: 'Run on real data.',
  WIZARD_OF_OZ: 'Looks real; people do the work behind it.',
} as const;
const FIDELITIES = {
  LOW: 'Far from the real thing.',
  MEDIUM: 'Half way there.',
  HIGH: 'Close to the real thing.',
} as const;

const PrototypeMediumEnum = registerEnum('PrototypeMedium', 'What a prototype is made of.', MEDIA);
const FidelityEnum = registerEnum('Fidelity', 'How close a prototype comes to the real thing.', FIDELITIES);

/** What is shown to people, and how close it comes to the real thing on each of three axes. */
@ObjectType()
@InputType('PrototypeInput', {})
export class Prototype {
  /** What it is made of. */
  @Field(() => PrototypeMediumEnum)
  @IsIn(Object.keys(MEDIA))
  medium: keyof typeof MEDIA;

  /** How close it looks. */
  @Field(() => FidelityEnum)
  @IsIn(Object.keys(FIDELITIES))
  visual: keyof typeof FIDELITIES;

  /** How real its data are. */
  @Field(() => FidelityEnum)
  @IsIn(Object.keys(FIDELITIES))
  data: keyof typeof FIDELITIES;

  /** How much of it works. */
  @Field(() => FidelityEnum)
  @IsIn(Object.keys(FIDELITIES))
  functional: keyof typeof FIDELITIES;
}

/** What must be observed for the hypothesis to hold. */
@ObjectType()
@InputType('SuccessCriterionInput', {})
export class SuccessCriterion {
  /** In words, 1 to 500 characters. */
  @Text({ max: 500 })
  text: string;

  /** How many must do so at least, from 0; null where it is not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  atLeast: number | null;

  /** Of how many, from 1; null where it is not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  of: number | null;
}

/** What was observed. */
@ObjectType()
@InputType('ObservationInput', {})
export class Observation {
  /** In words, 1 to 2,000 characters. */
  @Text({ max: 2000, lines: true })
  text: string;

  /** How many did so, from 0; null where it was not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  count: number | null;

  /** Of how many, from 1; null where it was not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  of: number | null;
}
