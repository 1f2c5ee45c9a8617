import { Assumption, AssumptionNode } from './features/tree/assumption/assumption.model.ts';
import { Cycle } from './features/goals/cycle/cycle.model.ts';
import { Assessment } from './features/priorities/assessment/assessment.model.ts';
import { Ballot, BallotCandidate, BallotVote } from './features/priorities/assessment/ballot.model.ts';
import { Decision, DecisionNode, DecisionPerson } from './features/priorities/decision/decision.model.ts';
import { DecisionGround } from './features/priorities/decision/ground.model.ts';
import { TargetOpportunity } from './features/priorities/decision/target-opportunity.model.ts';
import { Comment } from './features/tree/discussion/comment.model.ts';
import { OpenQuestion } from './features/tree/discussion/open-question.model.ts';
import { Guardrail } from './features/goals/guardrail/guardrail.model.ts';
import { CheckIn } from './features/goals/key-result/check-in.model.ts';
import { KeyResultLink } from './features/goals/key-result/key-result-link.model.ts';
import { KeyResult } from './features/goals/key-result/key-result.model.ts';
import { Objective } from './features/goals/key-result/objective.model.ts';
import { Evidence } from './features/research/evidence/evidence.model.ts';
import { Insight } from './features/research/insight/insight.model.ts';
import { InterviewSnapshot } from './features/research/interview/interview-snapshot.model.ts';
import { OwnInterviewTemplate } from './features/research/interview/interview-template.model.ts';
import { Interview, InterviewAttendee, InterviewGuest } from './features/research/interview/interview.model.ts';
import { Quote } from './features/research/insight/quote.model.ts';
import { Account } from './features/research/participant/account.model.ts';
import { ParticipantMerge } from './features/research/participant/participant-merge.model.ts';
import { Participant, ParticipantIdentity } from './features/research/participant/participant.model.ts';
import { ExternalRef } from './features/context/external-ref/external-ref.model.ts';
import { MetricReading } from './features/context/metric/metric-reading.model.ts';
import { Metric } from './features/context/metric/metric.model.ts';
import { Person } from './features/context/people/person.model.ts';
import { Team, TeamMember } from './features/context/people/team.model.ts';
import { PersonaClaim } from './features/context/persona/persona-claim.model.ts';
import { Persona } from './features/context/persona/persona.model.ts';
import { Product } from './features/context/product/product.model.ts';
import { OwnScoringModel, OwnScoringModelVersion } from './features/priorities/scoring/own-model.model.ts';
import { Score } from './features/priorities/scoring/score.model.ts';
import { KanoAnswer } from './features/research/survey/kano-answer.model.ts';
import { SurveyAnswer } from './features/research/survey/survey-answer.model.ts';
import { MODEL_OF_KIND } from './features/tree/node/kinds/model-of-kind.ts';
import { Moment } from './features/tree/node/moment.model.ts';
import { NodeLink } from './features/tree/node/node-link.model.ts';
import { TreeNode } from './features/tree/node/tree-node.model.ts';
import { ApiKey, ApiKeySecret } from './features/context/workspace/api-key.model.ts';
import { Workspace } from './features/context/workspace/workspace.model.ts';

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
