import { Injectable } from '@nestjs/common';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type IngestKind, IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import type { PushReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { AnswerIngestAction, ANSWER_KINDS } from './answer-ingest.action.ts';
import type { KanoAnswerPushItemInput } from './kano-answer.model.ts';
import type { SurveyAnswerPushItemInput } from './survey-answer.model.ts';

/** Ingests answers on importance and satisfaction line by line. */
@Injectable()
@Contributes(IngestKinds)
export class SurveyAnswerIngestKind implements IngestKind<SurveyAnswerPushItemInput> {
  readonly type = 'SURVEY_ANSWER';
  readonly requiredScope = 'insight:ingest';
  readonly shape = 'SurveyAnswerPushItemInput';

  constructor(private readonly action: AnswerIngestAction) {}

  ingest(system: string, items: readonly SurveyAnswerPushItemInput[]): Promise<readonly PushReceipt[]> {
    return this.action.ingest(ANSWER_KINDS.survey, system, items, false);
  }
}

/** Ingests Kano answers line by line. */
@Injectable()
@Contributes(IngestKinds)
export class KanoAnswerIngestKind implements IngestKind<KanoAnswerPushItemInput> {
  readonly type = 'KANO_ANSWER';
  readonly requiredScope = 'insight:ingest';
  readonly shape = 'KanoAnswerPushItemInput';

  constructor(private readonly action: AnswerIngestAction) {}

  ingest(system: string, items: readonly KanoAnswerPushItemInput[]): Promise<readonly PushReceipt[]> {
    return this.action.ingest(ANSWER_KINDS.kano, system, items, false);
  }
}
