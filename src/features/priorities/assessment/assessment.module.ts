import { Module } from '@nestjs/common';
import { NodeModule } from '../../tree/node/node.module.ts';
import { AssessmentReader } from './assessment.reader.ts';
import { AssessmentResolver, OpportunityAssessmentResolver } from './assessment.resolver.ts';
import { BallotAction } from './ballot.action.ts';
import { BallotReader } from './ballot.reader.ts';
import { BallotResolver, BallotVoteResolver } from './ballot.resolver.ts';
import { BallotStore } from './ballot.store.ts';
import { AssessmentRecordMutation } from './mutations/assessment-record.mutation.ts';
import { BallotCloseMutation } from './mutations/ballot-close.mutation.ts';
import { BallotOpenMutation } from './mutations/ballot-open.mutation.ts';
import { BallotVoteMutation } from './mutations/ballot-vote.mutation.ts';

/** What people think of opportunities, side by side, and what they vote for. */
@Module({
  imports: [NodeModule],
  providers: [
    AssessmentReader,
    BallotAction,
    BallotReader,
    BallotStore,
    AssessmentResolver,
    BallotResolver,
    BallotVoteResolver,
    OpportunityAssessmentResolver,
    AssessmentRecordMutation,
    BallotCloseMutation,
    BallotOpenMutation,
    BallotVoteMutation,
  ],
})
export class AssessmentModule {}
