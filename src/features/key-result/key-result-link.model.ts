import { Field, Float, HideField, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { Needs } from '../../platform/access/needs.ts';
import { Node, VersionedRow } from '../../platform/database/row.model.ts';
import { Text, Within } from '../../platform/graphql/checks.ts';
import { registerEnum } from '../../platform/graphql/enum.ts';

const IMPACT_DIRECTIONS = { UP: 'The metric rises.', DOWN: 'The metric falls.' } as const;
const IMPACT_VERDICTS = {
  CAME_TRUE: 'The metric moved as expected.',
  DID_NOT_COME_TRUE: 'It did not, or not as far.',
  CANNOT_TELL: 'Too much else happened to say.',
} as const;
/** Which way a metric is expected to move. */
export type ImpactDirection = keyof typeof IMPACT_DIRECTIONS;
/** What became of an expected impact. */
export type ImpactVerdict = keyof typeof IMPACT_VERDICTS;
const ImpactDirectionEnum = registerEnum(
  'ImpactDirection',
  'Which way a metric is expected to move.',
  IMPACT_DIRECTIONS,
);
const ImpactVerdictEnum = registerEnum('ImpactVerdict', 'What became of an expected impact.', IMPACT_VERDICTS);

/** Most key results that one node is linked to. Chosen: what serves so many serves none in particular. */
export const MOST_LINKS_OF_NODE = 50;
/** Most nodes that one key result is linked to. */
export const MOST_LINKS_OF_KEY_RESULT = 100;

/** What is expected to happen to a key result's metric because of a node, said beforehand. */
@ObjectType()
@InputType('ImpactHypothesisInput', {})
@Needs('okr:read')
export class ImpactHypothesis {
  /** What is expected and why, 1 to 1,000 characters. */
  @Text({ max: 1_000, lines: true })
  statement: string;

  /** Which way the metric is expected to move. */
  @Field(() => ImpactDirectionEnum)
  @IsIn(Object.keys(IMPACT_DIRECTIONS))
  direction: ImpactDirection;

  /** How far it is expected to move that way, in the metric's unit, 0 or more; null where nobody said. */
  @Field(() => Float, { nullable: true })
  @Within(0, Number.MAX_VALUE)
  expectedSize?: number | null;

  /** How likely it is to come true, as a share from 0 to 1, so that 0.8 is "four in five"; null where nobody said. */
  @Field(() => Float, { nullable: true })
  @Within(0, 1)
  confidence?: number | null;

  /** What became of it; null until somebody says. */
  @Field(() => ImpactVerdictEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(IMPACT_VERDICTS))
  verdict?: ImpactVerdict | null;
}

/** That a node is there for the sake of a key result, and what it is expected to do to it. */
@ObjectType({ implements: () => [Node] })
@Entity('key_result_link')
@Needs('okr:read')
export class KeyResultLink extends VersionedRow implements Node {
  @HideField()
  @Column('uuid')
  keyResultId: string;

  @HideField()
  @Column('uuid')
  nodeId: string;

  @HideField()
  @Column('text')
  statement: string;

  @HideField()
  @Column('text')
  direction: ImpactDirection;

  @HideField()
  @Column('float8', { nullable: true })
  expectedSize: number | null;

  @HideField()
  @Column('float8', { nullable: true })
  confidence: number | null;

  @HideField()
  @Column('text', { nullable: true })
  verdict: ImpactVerdict | null;
}

/** The hypothesis as the row holds it. */
export const hypothesisOf = (link: KeyResultLink): ImpactHypothesis => ({
  statement: link.statement,
  direction: link.direction,
  expectedSize: link.expectedSize,
  confidence: link.confidence,
  verdict: link.verdict,
});

/** The columns that hold a hypothesis, with null for what was left out. */
export const hypothesisColumns = (given: ImpactHypothesis): Partial<KeyResultLink> => ({
  statement: given.statement,
  direction: given.direction,
  expectedSize: given.expectedSize ?? null,
  confidence: given.confidence ?? null,
  verdict: given.verdict ?? null,
});

/** Part of whatever says what a link is expected to do. */
@InputType({ isAbstract: true })
export class HypothesisInput {
  /** What is expected to happen because of the node; given as a whole. */
  @Field(() => ImpactHypothesis)
  @ValidateNested()
  @Type(() => ImpactHypothesis)
  hypothesis: ImpactHypothesis;
}
