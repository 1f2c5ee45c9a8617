import { ArgsType } from '@nestjs/graphql';
import { type FilteredArgs, listArgs, orderOf } from '../../../../platform/paging/list-args.model.ts';
import { ExperimentFilter } from './experiment-filter.model.ts';
import { type NodeFilter, TreeNodeFilter } from './node-filter.model.ts';
import { OpportunityFilter } from './opportunity-filter.model.ts';
import { OutcomeFilter } from './outcome-filter.model.ts';
import { SolutionFilter } from './solution-filter.model.ts';

const COMMON = {
  CREATED_AT: 'When the node was created.',
  UPDATED_AT: 'When the node itself was last changed.',
  TITLE: 'The title; capitals and small letters are alike.',
} as const;

const OF_SOLUTIONS = {
  ...COMMON,
  SHIPPED_ON: 'The day on which customers received the solution; those without come last either way.',
} as const;
const OF_EXPERIMENTS = {
  ...COMMON,
  DUE_ON: 'The day by which the experiment should be concluded; those without come last either way.',
  STARTED_ON: 'The day on which the experiment started; those without come last either way.',
  CONCLUDED_ON: 'The day on which the experiment was concluded; those without come last either way.',
} as const;

const TreeNodeOrder = orderOf('TreeNode', COMMON);
const OutcomeOrder = orderOf('Outcome', COMMON);
const OpportunityOrder = orderOf('Opportunity', COMMON);
const SolutionOrder = orderOf('Solution', OF_SOLUTIONS);
const ExperimentOrder = orderOf('Experiment', OF_EXPERIMENTS);

/** What nodes of some kind can be sorted by. */
export type NodeOrderField = keyof typeof OF_SOLUTIONS | keyof typeof OF_EXPERIMENTS;

/** Which nodes, whatever their kind, in which order. */
export type NodeArgs = FilteredArgs<NodeFilter, NodeOrderField>;

/** Which nodes of all kinds, in which order. */
@ArgsType()
export class TreeNodeArgs extends listArgs({ filter: TreeNodeFilter, orderBy: TreeNodeOrder }) {}

/** Which outcomes, in which order. */
@ArgsType()
export class OutcomeArgs extends listArgs({ filter: OutcomeFilter, orderBy: OutcomeOrder }) {}

/** Which opportunities, in which order. */
@ArgsType()
export class OpportunityArgs extends listArgs({ filter: OpportunityFilter, orderBy: OpportunityOrder }) {}

/** Which solutions, in which order. */
@ArgsType()
export class SolutionArgs extends listArgs({ filter: SolutionFilter, orderBy: SolutionOrder }) {}

/** Which experiments, in which order. */
@ArgsType()
export class ExperimentArgs extends listArgs({ filter: ExperimentFilter, orderBy: ExperimentOrder }) {}
