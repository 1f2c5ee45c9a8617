import { Module } from '@nestjs/common';
import { ChangeLogModule } from '../../../platform/change-log/change-log.module.ts';
import { NodeModule } from '../node/node.module.ts';
import { AssumptionNodeAction } from './assumption-node.action.ts';
import { AssumptionReader } from './assumption.reader.ts';
import { AssumptionResolver } from './assumption.resolver.ts';
import { AssumptionStore } from './assumption.store.ts';
import { AssumptionArchiveMutation } from './mutations/assumption-archive.mutation.ts';
import { AssumptionCreateMutation } from './mutations/assumption-create.mutation.ts';
import { AssumptionLinkMutation } from './mutations/assumption-link.mutation.ts';
import { AssumptionOrderSetMutation } from './mutations/assumption-order-set.mutation.ts';
import { AssumptionPlaceMutation } from './mutations/assumption-place.mutation.ts';
import { AssumptionRestoreMutation } from './mutations/assumption-restore.mutation.ts';
import { AssumptionUnlinkMutation } from './mutations/assumption-unlink.mutation.ts';
import { AssumptionUpdateMutation } from './mutations/assumption-update.mutation.ts';
import {
  ExperimentAssumptionResolver,
  OpportunityAssumptionResolver,
  SolutionAssumptionResolver,
} from './node-assumption.resolver.ts';

/** Assumptions: what must be true for solutions to work, in the order of importance and of evidence. */
@Module({
  imports: [ChangeLogModule, NodeModule],
  providers: [
    AssumptionNodeAction,
    AssumptionReader,
    AssumptionStore,
    AssumptionResolver,
    ExperimentAssumptionResolver,
    OpportunityAssumptionResolver,
    SolutionAssumptionResolver,
    AssumptionArchiveMutation,
    AssumptionCreateMutation,
    AssumptionLinkMutation,
    AssumptionOrderSetMutation,
    AssumptionPlaceMutation,
    AssumptionRestoreMutation,
    AssumptionUnlinkMutation,
    AssumptionUpdateMutation,
  ],
  exports: [AssumptionReader],
})
export class AssumptionModule {}
