import { Module } from '@nestjs/common';
import { TreeModule } from '../tree/tree.module.ts';
import { AssessmentReader } from './assessment.reader.ts';
import { AssessmentResolver, OpportunityAssessmentResolver } from './assessment.resolver.ts';
import { AssessmentRecordMutation } from './mutations/assessment-record.mutation.ts';

/** What people think of opportunities, side by side, and what they vote for. */
@Module({
  imports: [TreeModule],
  providers: [AssessmentReader, AssessmentResolver, OpportunityAssessmentResolver, AssessmentRecordMutation],
})
export class AssessmentModule {}
