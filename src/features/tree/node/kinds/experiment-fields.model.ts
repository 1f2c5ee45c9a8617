import { Field, InputType } from '@nestjs/graphql';
import { IsIn, ValidateIf } from 'class-validator';
import { optionalFields } from '../../../../platform/graphql/input.model.ts';
import { NODE_KINDS, type StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { Experiment } from './experiment.model.ts';
import { ExperimentStatusEnum } from './status.model.ts';

/** Fields of an experiment besides its title. A field that is left out keeps its value; null clears it. */
@InputType({ isAbstract: true })
export class ExperimentFields extends optionalFields(Experiment, [
  'description',
  'ownerId',
  'tags',
  'statusReason',
  'learningQuestion',
  'method',
  'scope',
  'hypothesis',
  'successCriterion',
  'expectedSupport',
  'prototype',
  'startedOn',
  'dueOn',
  'concludedOn',
  'observation',
  'verdict',
  'decision',
  'learning',
]) {
  /** Status of the experiment; a new one is PLANNED by default. */
  @Field(() => ExperimentStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(NODE_KINDS.EXPERIMENT.statuses)
  status?: StatusOf<'EXPERIMENT'>;
}
