import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../research/evidence/evidence.module.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { DecisionAction } from './decision.action.ts';
import { DecisionReader } from './decision.reader.ts';
import { DecisionResolver, NodeDecisionResolver } from './decision.resolver.ts';
import { DecisionStore } from './decision.store.ts';
import { GroundReader } from './ground.reader.ts';
import { GroundResolver, ShakenGroundResolver } from './ground.resolver.ts';
import { MergeFollowing } from './merge-following.action.ts';
import { DecisionRecordMutation } from './mutations/decision-record.mutation.ts';
import { DecisionReviseMutation } from './mutations/decision-revise.mutation.ts';
import { TargetOpportunityEndMutation } from './mutations/target-opportunity-end.mutation.ts';
import { TargetOpportunitySetMutation } from './mutations/target-opportunity-set.mutation.ts';
import { OpportunityTargetResolver, OutcomeTargetResolver } from './node-target.resolver.ts';
import { ShakenReader } from './shaken.reader.ts';
import { TargetAction } from './target.action.ts';
import { TargetReader } from './target.reader.ts';
import { DescentLevelResolver, TargetResolver } from './target.resolver.ts';
import { TargetStore } from './target.store.ts';

/** What was decided and why, what each decision rests on, and what is worked on for each outcome. */
@Module({
  imports: [EvidenceModule, NodeModule],
  providers: [
    DecisionAction,
    DecisionReader,
    DecisionStore,
    GroundReader,
    MergeFollowing,
    ShakenReader,
    TargetAction,
    TargetReader,
    TargetStore,
    DecisionResolver,
    DescentLevelResolver,
    GroundResolver,
    NodeDecisionResolver,
    OpportunityTargetResolver,
    OutcomeTargetResolver,
    ShakenGroundResolver,
    TargetResolver,
    DecisionRecordMutation,
    DecisionReviseMutation,
    TargetOpportunityEndMutation,
    TargetOpportunitySetMutation,
  ],
})
export class DecisionModule {}
