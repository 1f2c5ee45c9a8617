import { Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { ChildEntity, Column } from 'typeorm';
import type { SensingChannel } from '../../../../domain/tree/node/sensing-channel.ts';
import { AtMost, RequiresScope, RequiresAnyScope } from '../../../../platform/access/requires-scope.ts';
import { Repeats } from '../../../../platform/change-log/personal.ts';
import { Lines, OptionalLine, Text } from '../../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../../platform/graphql/enum.ts';
import { nodeConnectionOf } from '../lists/node-connection.model.ts';
import { TreeNode } from '../tree-node.model.ts';
import { NodeTypeEnum, OPPORTUNITY_TYPES, type OpportunityType } from './node-type.model.ts';

/** Most personas of one opportunity. Chosen: an opportunity of more personas concerns all customers. */
export const MOST_PERSONAS = 20;

export const QUOTE_ORIGINS = {
  VERBATIM: 'Word for word as a customer said it.',
  RESTATED: 'A statement of a customer, in other words.',
  COMPOSED: 'Composed from statements of several customers, or invented.',
} as const;
export type QuoteOrigin = keyof typeof QUOTE_ORIGINS;
export const QuoteOriginEnum = registerEnum(
  'QuoteOrigin',
  'How close a quote is to the words of a customer.',
  QUOTE_ORIGINS,
);

/** An opportunity in the words of a customer. */
@ObjectType()
@InputType('OpportunityQuoteInput', {})
@RequiresAnyScope('tree:read', 'okr:read')
export class OpportunityQuote {
  /** The quote, 1 to 1,000 characters. */
  @Text({ max: 1000, lines: true })
  text: string;

  /** Name of the speaker, such as that of a persona; null for no speaker in particular. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  persona: string | null;

  /** How close the quote is to the words of a customer. */
  @Field(() => QuoteOriginEnum)
  @IsIn(Object.keys(QUOTE_ORIGINS))
  origin: QuoteOrigin;
}

/** A customer's need, pain point or desire, in words that a customer could have said; nests to any depth. */
@ObjectType({ implements: () => [TreeNode] })
@ChildEntity('OPPORTUNITY')
@RequiresScope('tree:read')
export class Opportunity extends TreeNode {
  /** Type of opportunity: NEED, PAIN_POINT or DESIRE; null while not set. */
  @Column('text', { nullable: true })
  @Field(() => NodeTypeEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(OPPORTUNITY_TYPES))
  type: OpportunityType | null;

  /** Moment of the outcome's experience map at which the opportunity arises; null when not set. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  momentId: string | null;

  /** The opportunity in the words of a customer; null while there is no quote. */
  @Column('jsonb', { nullable: true })
  @Field(() => OpportunityQuote, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpportunityQuote)
  @Repeats()
  quote: OpportunityQuote | null;

  /** What people do today instead, including workarounds and doing nothing; up to 20 entries of up to 200 characters. */
  @Column('text', { array: true })
  @Field(() => [String])
  @AtMost(20)
  @Lines(20, 200)
  alternatives: string[];

  /** Personas who have the opportunity, up to 20, each once; empty while none is set. */
  @Column('uuid', { array: true })
  @Field(() => [ID])
  @ValidateIf((_, value) => value !== undefined)
  @ArrayMaxSize(MOST_PERSONAS)
  @ArrayUnique()
  personaIds: string[];

  @HideField()
  @Column('text', { array: true, nullable: true })
  sensingChannelsOverride: SensingChannel[] | null;
}

/** One page of opportunities. */
export const OpportunityConnection = nodeConnectionOf<Opportunity>(() => Opportunity, 'Opportunity');
