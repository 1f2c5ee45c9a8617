import { CreateWorkspace1780000000000 } from './1780000000000-create-workspace.ts';
import { CreatePeople1780000001000 } from './1780000001000-create-people.ts';
import { CreateMetric1780000002000 } from './1780000002000-create-metric.ts';
import { CreateTree1780000003000 } from './1780000003000-create-tree.ts';
import { CreateScore1780000004000 } from './1780000004000-create-score.ts';
import { CreateObjective1780000005000 } from './1780000005000-create-objective.ts';
import { CreateOwnModel1780000006000 } from './1780000006000-create-own-model.ts';
import { GrowKeyResult1780000008000 } from './1780000008000-grow-key-result.ts';
import { CreateDecision1780000009000 } from './1780000009000-create-decision.ts';
import { CreateSurvey1780000011000 } from './1780000011000-create-survey.ts';
import { CreatePersona1780000012000 } from './1780000012000-create-persona.ts';
import { CreateParticipant1780000013000 } from './1780000013000-create-participant.ts';
import { CreateInsight1780000013500 } from './1780000013500-create-insight.ts';
import { CreateInterview1780000014000 } from './1780000014000-create-interview.ts';
import { CreateTriage1780000015000 } from './1780000015000-create-triage.ts';
import { CreateIntake1780000016000 } from './1780000016000-create-intake.ts';
import { CreateStatistics1780000017000 } from './1780000017000-create-statistics.ts';
import { FindEndedConsent1780000018000 } from './1780000018000-find-ended-consent.ts';
import { RenameDerivedTables1780000019000 } from './1780000019000-rename-derived-tables.ts';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreateWorkspace1780000000000,
  CreatePeople1780000001000,
  CreateMetric1780000002000,
  CreateTree1780000003000,
  CreateScore1780000004000,
  CreateObjective1780000005000,
  CreateOwnModel1780000006000,
  GrowKeyResult1780000008000,
  CreateDecision1780000009000,
  CreateSurvey1780000011000,
  CreatePersona1780000012000,
  CreateParticipant1780000013000,
  CreateInsight1780000013500,
  CreateInterview1780000014000,
  CreateTriage1780000015000,
  CreateIntake1780000016000,
  CreateStatistics1780000017000,
  FindEndedConsent1780000018000,
  RenameDerivedTables1780000019000,
];
