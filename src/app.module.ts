import { ENTITIES } from './app.entities.ts';
import { CycleModule } from './features/cycle/cycle.module.ts';
import { AssumptionModule } from './features/assumption/assumption.module.ts';
import { AssessmentModule } from './features/assessment/assessment.module.ts';
import { DecisionModule } from './features/decision/decision.module.ts';
import { DiscussionModule } from './features/discussion/discussion.module.ts';
import { GuardrailModule } from './features/guardrail/guardrail.module.ts';
import { ForecastModule } from './features/forecast/forecast.module.ts';
import { KeyResultModule } from './features/key-result/key-result.module.ts';
import { EvidenceModule } from './features/evidence/evidence.module.ts';
import { InterviewModule } from './features/interview/interview.module.ts';
import { InsightModule } from './features/insight/insight.module.ts';
import { ParticipantModule } from './features/participant/participant.module.ts';
import { RefHolderModule } from './features/ref-holder/ref-holder.module.ts';
import { LineageModule } from './features/lineage/lineage.module.ts';
import { MetricModule } from './features/metric/metric.module.ts';
import { PeopleModule } from './features/people/people.module.ts';
import { PersonaModule } from './features/persona/persona.module.ts';
import { ProductModule } from './features/product/product.module.ts';
import { ScoringModule } from './features/scoring/scoring.module.ts';
import { SurveyModule } from './features/survey/survey.module.ts';
import { TriageModule } from './features/triage/triage.module.ts';
import { TreeModule } from './features/tree/tree.module.ts';
import { UserFocusedOkrModule } from './features/user-focused-okr/user-focused-okr.module.ts';
import { WorkspaceModule } from './features/workspace/workspace.module.ts';
import { PlatformModule, type Start } from './platform/platform.module.ts';
import { type DynamicModule, Module } from '@nestjs/common';

/** The service: the platform and every feature. */
@Module({
  imports: [
    WorkspaceModule,
    PeopleModule,
    ProductModule,
    PersonaModule,
    MetricModule,
    CycleModule,
    TreeModule,
    AssumptionModule,
    ScoringModule,
    DiscussionModule,
    KeyResultModule,
    GuardrailModule,
    LineageModule,
    UserFocusedOkrModule,
    RefHolderModule,
    DecisionModule,
    AssessmentModule,
    SurveyModule,
    ForecastModule,
    ParticipantModule,
    EvidenceModule,
    InterviewModule,
    InsightModule,
    TriageModule,
  ],
})
export class AppModule {
  static start(start: Omit<Start, 'entities'>): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.start({ ...start, entities: ENTITIES })] };
  }
}
