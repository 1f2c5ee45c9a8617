import { Module } from '@nestjs/common';
import { TreeModule } from '../tree/tree.module.ts';
import { TargetOpportunityEndMutation } from './mutations/target-opportunity-end.mutation.ts';
import { TargetOpportunitySetMutation } from './mutations/target-opportunity-set.mutation.ts';
import { OpportunityTargetResolver, OutcomeTargetResolver } from './node-target.resolver.ts';
import { TargetFollowing } from './target-following.action.ts';
import { TargetAction } from './target.action.ts';
import { TargetReader } from './target.reader.ts';
import { DescentLevelResolver, TargetResolver } from './target.resolver.ts';
import { TargetStore } from './target.store.ts';

/** What is worked on for each outcome, and how that was decided. */
@Module({
  imports: [TreeModule],
  providers: [
    TargetAction,
    TargetFollowing,
    TargetReader,
    TargetStore,
    DescentLevelResolver,
    OpportunityTargetResolver,
    OutcomeTargetResolver,
    TargetResolver,
    TargetOpportunityEndMutation,
    TargetOpportunitySetMutation,
  ],
})
export class DecisionModule {}
