import { Field, ID, InputType, ObjectType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { CHOSEN } from '../../../domain/tree/chosen.ts';
import { inputOf } from '../../../platform/graphql/input.model.ts';
import { Lines, OptionalLine } from '../../../platform/graphql/validators.ts';
import { ReferableInput } from '../../context/external-ref/new-ref.model.ts';
import { ExperimentFields } from './kinds/experiment-fields.model.ts';
import { Experiment } from './kinds/experiment.model.ts';
import { OpportunityFields } from './kinds/opportunity-fields.model.ts';
import { Opportunity } from './kinds/opportunity.model.ts';
import { OutcomeFields } from './kinds/outcome-fields.model.ts';
import { Outcome } from './kinds/outcome.model.ts';
import { SolutionFields } from './kinds/solution-fields.model.ts';
import { Solution } from './kinds/solution.model.ts';

/** Nodes below a node of a tree that is being planted, each kind in its own list. */
const Below =
  (type: () => new () => object): PropertyDecorator =>
  (target, property) => {
    IsOptional()(target, property);
    ArrayMaxSize(CHOSEN.tree.mostChildren)(target, property);
    ValidateNested({ each: true })(target, property);
    Type(type)(target, property);
  };

/** Part of every planted node: what the caller and other systems call it. */
@InputType({ isAbstract: true })
class Referable extends ReferableInput {
  /** What you call the node, up to 200 characters, once in the call; the payload tells which node it became. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  reference?: string | null;
}

/** An experiment to plant. */
@InputType()
export class PlantedExperimentInput extends inputOf(
  PickType(Experiment, ['title'], InputType),
  ExperimentFields,
  Referable,
) {}

/** A solution to plant, with the experiments below it. */
@InputType()
export class PlantedSolutionInput extends inputOf(PickType(Solution, ['title'], InputType), SolutionFields, Referable) {
  /** Experiments below it, in their order. */
  @Field(() => [PlantedExperimentInput], { nullable: true })
  @Below(() => PlantedExperimentInput)
  experiments?: PlantedExperimentInput[] | null;
}

/** An opportunity to plant, with all that hangs below it. */
@InputType()
export class PlantedOpportunityInput extends inputOf(
  PickType(Opportunity, ['title'], InputType),
  OpportunityFields,
  Referable,
) {
  /** Moment of the experience map at which it comes up, by its title there; null where none is named. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  moment?: string | null;

  /** Opportunities below it, in their order. */
  @Field(() => [PlantedOpportunityInput], { nullable: true })
  @Below(() => PlantedOpportunityInput)
  opportunities?: PlantedOpportunityInput[] | null;

  /** Solutions below it, in their order, behind the opportunities. */
  @Field(() => [PlantedSolutionInput], { nullable: true })
  @Below(() => PlantedSolutionInput)
  solutions?: PlantedSolutionInput[] | null;

  /** Experiments below it, in their order, behind the solutions. */
  @Field(() => [PlantedExperimentInput], { nullable: true })
  @Below(() => PlantedExperimentInput)
  experiments?: PlantedExperimentInput[] | null;
}

/** An outcome to plant, with its whole tree. */
@InputType()
export class PlantedOutcomeInput extends inputOf(PickType(Outcome, ['title'], InputType), OutcomeFields, Referable) {
  /** Moments of the customer's journey, in their order: up to 30, each 1 to 200 characters, each once. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @Lines(30, 200)
  experienceMap?: string[] | null;

  /** Opportunities below it, in their order. */
  @Field(() => [PlantedOpportunityInput], { nullable: true })
  @Below(() => PlantedOpportunityInput)
  opportunities?: PlantedOpportunityInput[] | null;
}

/** Which node a reference became. */
@ObjectType()
export class PlantedReference {
  /** What the caller called the node. */
  reference: string;

  /** Id of the node. */
  @Field(() => ID)
  id: string;
}
