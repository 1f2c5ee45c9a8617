import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Text } from '../../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../../platform/graphql/enum.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';

const MEDIA = {
  PAPER: 'Drawn on paper.',
  SLIDES: 'Shown as slides.',
  CLICKABLE: 'Clicked through, with nothing behind it.',
  CODED: 'Written as code.',
  LIVE_DATA: 'Run on real data.',
  WIZARD_OF_OZ: 'Looks real; people do the work behind it.',
} as const;
const FIDELITIES = {
  LOW: 'Far from the finished product.',
  MEDIUM: 'Half way to the finished product.',
  HIGH: 'Close to the finished product.',
} as const;

const PrototypeMediumEnum = registerEnum(
  'PrototypeMedium',
  'Material or technique that a prototype is made with.',
  MEDIA,
);
const FidelityEnum = registerEnum('Fidelity', 'How close a prototype comes to the finished product.', FIDELITIES);

/** Prototype that is shown to people, and its fidelity on each of three axes. */
@ObjectType()
@InputType('PrototypeInput', {})
export class Prototype {
  /** Material or technique that it is made with. */
  @Field(() => PrototypeMediumEnum)
  @IsIn(Object.keys(MEDIA))
  medium: keyof typeof MEDIA;

  /** Fidelity of its looks. */
  @Field(() => FidelityEnum)
  @IsIn(Object.keys(FIDELITIES))
  visual: keyof typeof FIDELITIES;

  /** Fidelity of its data. */
  @Field(() => FidelityEnum)
  @IsIn(Object.keys(FIDELITIES))
  data: keyof typeof FIDELITIES;

  /** Fidelity of its functions. */
  @Field(() => FidelityEnum)
  @IsIn(Object.keys(FIDELITIES))
  functional: keyof typeof FIDELITIES;
}

/** Result that must be observed for the hypothesis to be supported. */
@ObjectType()
@InputType('SuccessCriterionInput', {})
@RequiresScope('tree:read')
export class SuccessCriterion {
  /** The criterion in words, 1 to 500 characters. */
  @Text({ max: 500 })
  text: string;

  /** Least number of people or cases that must show the result, from 0; null when it is not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  atLeast: number | null;

  /** Number of people or cases to observe in all, from 1; null when it is not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  of: number | null;
}

/** Observed result of an experiment. */
@ObjectType()
@InputType('ObservationInput', {})
@RequiresScope('tree:read')
export class Observation {
  /** The observation in words, 1 to 2,000 characters. */
  @Text({ max: 2000, lines: true })
  text: string;

  /** Number of people or cases that showed the result, from 0; null when it was not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  count: number | null;

  /** Number of people or cases observed in all, from 1; null when it was not counted. */
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  of: number | null;
}
