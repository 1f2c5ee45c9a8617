import { Assumption, AssumptionNode } from './features/assumption/assumption.model.ts';
import { Cycle } from './features/cycle/cycle.model.ts';
import { Assessment } from './features/assessment/assessment.model.ts';
import { Ballot, BallotCandidate, BallotVote } from './features/assessment/ballot.model.ts';
import { Decision, DecisionNode, DecisionPerson } from './features/decision/decision.model.ts';
import { DecisionGround } from './features/decision/ground.model.ts';
import { TargetOpportunity } from './features/decision/target-opportunity.model.ts';
import { Comment } from './features/discussion/comment.model.ts';
import { OpenQuestion } from './features/discussion/open-question.model.ts';
import { Guardrail } from './features/guardrail/guardrail.model.ts';
import { CheckIn } from './features/key-result/check-in.model.ts';
import { KeyResultLink } from './features/key-result/key-result-link.model.ts';
import { KeyResult } from './features/key-result/key-result.model.ts';
import { Objective } from './features/key-result/objective.model.ts';
import { Evidence } from './features/evidence/evidence.model.ts';
import { Insight } from './features/insight/insight.model.ts';
import { InterviewSnapshot } from './features/interview/interview-snapshot.model.ts';
import { OwnInterviewTemplate } from './features/interview/interview-template.model.ts';
import { Interview, InterviewAttendee, InterviewGuest } from './features/interview/interview.model.ts';
import { Quote } from './features/insight/quote.model.ts';
import { Account } from './features/participant/account.model.ts';
import { ParticipantMerge } from './features/participant/participant-merge.model.ts';
import { Participant, ParticipantIdentity } from './features/participant/participant.model.ts';
import { ExternalRef } from './features/external-ref/external-ref.model.ts';
import { MetricReading } from './features/metric/metric-reading.model.ts';
import { Metric } from './features/metric/metric.model.ts';
import { Person } from './features/people/person.model.ts';
import { Team, TeamMember } from './features/people/team.model.ts';
import { PersonaClaim } from './features/persona/persona-claim.model.ts';
import { Persona } from './features/persona/persona.model.ts';
import { Product } from './features/product/product.model.ts';
import { OwnScoringModel, OwnScoringModelVersion } from './features/scoring/own-model.model.ts';
import { Score } from './features/scoring/score.model.ts';
import { KanoAnswer } from './features/survey/kano-answer.model.ts';
import { SurveyAnswer } from './features/survey/survey-answer.model.ts';
import { MODEL_OF_KIND } from './features/tree/kinds/model-of-kind.ts';
import { Moment } from './features/tree/moment.model.ts';
import { NodeLink } from './features/tree/node-link.model.ts';
import { TreeNode } from './features/tree/tree-node.model.ts';
import { ApiKey, ApiKeySecret } from './features/workspace/api-key.model.ts';
import { Workspace } from './features/workspace/workspace.model.ts';

/** Every model that has a table. */
export const ENTITIES = [
  Workspace,
  ApiKey,
  ApiKeySecret,
  Person,
  Team,
  TeamMember,
  Product,
  Assumption,
  AssumptionNode,
  Persona,
  PersonaClaim,
  Metric,
  MetricReading,
  Cycle,
  Objective,
  KeyResult,
  CheckIn,
  KeyResultLink,
  Guardrail,
  TreeNode,
  ...Object.values(MODEL_OF_KIND),
  Moment,
  NodeLink,
  OwnScoringModel,
  OwnScoringModelVersion,
  Score,
  OpenQuestion,
  Comment,
  ExternalRef,
  TargetOpportunity,
  Decision,
  DecisionNode,
  DecisionPerson,
  DecisionGround,
  Assessment,
  Ballot,
  BallotCandidate,
  BallotVote,
  SurveyAnswer,
  KanoAnswer,
  Account,
  Participant,
  ParticipantIdentity,
  ParticipantMerge,
  Insight,
  Quote,
  Evidence,
  OwnInterviewTemplate,
  Interview,
  InterviewGuest,
  InterviewAttendee,
  InterviewSnapshot,
];
