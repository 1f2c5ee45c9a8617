import { Field, InputType } from '@nestjs/graphql';
import { IsIn, ValidateIf } from 'class-validator';
import { optionalFields } from '../../../../platform/graphql/input.model.ts';
import { NODE_KINDS, type StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { Experiment } from './experiment.model.ts';
import { ExperimentStatusEnum } from './status.model.ts';

/** What may be said of the experiment beside its title. What is left out stays as it is, null clears. */
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
  /** How far it is; a new one begins as PLANNED unless said. */
  @Field(() => ExperimentStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(NODE_KINDS.EXPERIMENT.statuses)
  status?: StatusOf<'EXPERIMENT'>;
}
