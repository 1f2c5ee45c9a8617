import { ENTITIES } from './app.entities.ts';
import { CycleModule } from './features/goals/cycle/cycle.module.ts';
import { AssumptionModule } from './features/tree/assumption/assumption.module.ts';
import { AssessmentModule } from './features/priorities/assessment/assessment.module.ts';
import { DecisionModule } from './features/priorities/decision/decision.module.ts';
import { DiscussionModule } from './features/tree/discussion/discussion.module.ts';
import { GuardrailModule } from './features/goals/guardrail/guardrail.module.ts';
import { ForecastModule } from './features/learning/forecast/forecast.module.ts';
import { KeyResultModule } from './features/goals/key-result/key-result.module.ts';
import { EvidenceModule } from './features/research/evidence/evidence.module.ts';
import { InterviewModule } from './features/research/interview/interview.module.ts';
import { InsightModule } from './features/research/insight/insight.module.ts';
import { ParticipantModule } from './features/research/participant/participant.module.ts';
import { ReferencedEntityModule } from './features/exchange/referenced-entity/referenced-entity.module.ts';
import { LineageModule } from './features/learning/lineage/lineage.module.ts';
import { MetricModule } from './features/context/metric/metric.module.ts';
import { PeopleModule } from './features/context/people/people.module.ts';
import { PersonaModule } from './features/context/persona/persona.module.ts';
import { ProductModule } from './features/context/product/product.module.ts';
import { ScoringModule } from './features/priorities/scoring/scoring.module.ts';
import { SurveyModule } from './features/research/survey/survey.module.ts';
import { TriageModule } from './features/research/triage/triage.module.ts';
import { NodeModule } from './features/tree/node/node.module.ts';
import { UserFocusedOkrModule } from './features/goals/user-focused-okr/user-focused-okr.module.ts';
import { WorkspaceModule } from './features/context/workspace/workspace.module.ts';
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
    NodeModule,
    AssumptionModule,
    ScoringModule,
    DiscussionModule,
    KeyResultModule,
    GuardrailModule,
    LineageModule,
    UserFocusedOkrModule,
    ReferencedEntityModule,
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
