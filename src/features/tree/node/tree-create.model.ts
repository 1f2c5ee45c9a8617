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
import { ForEveryKey } from '../../../platform/request/for-every-key.ts';

/** Validation of a list of child nodes; each kind of children has its own list. */
const Below =
  (type: () => new () => object): PropertyDecorator =>
  (target, property) => {
    IsOptional()(target, property);
    ArrayMaxSize(CHOSEN.tree.mostChildren)(target, property);
    ValidateNested({ each: true })(target, property);
    Type(type)(target, property);
  };

/** Part of every node of the nested input: the names that the caller and other systems use for it. */
@InputType({ isAbstract: true })
class Referable extends ReferableInput {
  /** Your own name for the node, up to 200 characters, unique in the call; the payload answers with the id of the node. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  reference?: string | null;
}

/** An experiment of the new tree. */
@InputType()
export class NewExperimentInput extends inputOf(
  PickType(Experiment, ['title'], InputType),
  ExperimentFields,
  Referable,
) {}

/** A solution of the new tree, with the experiments below it. */
@InputType()
export class NewSolutionInput extends inputOf(PickType(Solution, ['title'], InputType), SolutionFields, Referable) {
  /** Experiments below it, in their order. */
  @Field(() => [NewExperimentInput], { nullable: true })
  @Below(() => NewExperimentInput)
  experiments?: NewExperimentInput[] | null;
}

/** An opportunity of the new tree, with all nodes below it. */
@InputType()
export class NewOpportunityInput extends inputOf(
  PickType(Opportunity, ['title'], InputType),
  OpportunityFields,
  Referable,
) {
  /** Moment of the experience map at which the opportunity arises, by its title; null when there is none. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  moment?: string | null;

  /** Opportunities below it, in their order. */
  @Field(() => [NewOpportunityInput], { nullable: true })
  @Below(() => NewOpportunityInput)
  opportunities?: NewOpportunityInput[] | null;

  /** Solutions below it, in their order, after the opportunities. */
  @Field(() => [NewSolutionInput], { nullable: true })
  @Below(() => NewSolutionInput)
  solutions?: NewSolutionInput[] | null;

  /** Experiments below it, in their order, after the solutions. */
  @Field(() => [NewExperimentInput], { nullable: true })
  @Below(() => NewExperimentInput)
  experiments?: NewExperimentInput[] | null;
}

/** The outcome of the new tree, with all nodes below it. */
@InputType()
export class NewOutcomeInput extends inputOf(PickType(Outcome, ['title'], InputType), OutcomeFields, Referable) {
  /** Moments of the customer's journey, in their order: up to 30, each 1 to 200 characters, each once. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @Lines(30, 200)
  experienceMap?: string[] | null;

  /** Opportunities below it, in their order. */
  @Field(() => [NewOpportunityInput], { nullable: true })
  @Below(() => NewOpportunityInput)
  opportunities?: NewOpportunityInput[] | null;
}

/** Nodes that are created directly below one that exists, with all that is nested in them; validates them together. */
export class NewBranches extends PickType(
  NewOpportunityInput,
  ['opportunities', 'solutions', 'experiments'],
  InputType,
) {}

/** Node of a reference in the input. */
@ObjectType()
@ForEveryKey('it answers whoever created the tree, with the names it gave')
export class CreatedReference {
  /** The reference that the caller used. */
  reference: string;

  /** Id of the node. */
  @Field(() => ID)
  id: string;
}
