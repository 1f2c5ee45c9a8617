import { Injectable } from '@nestjs/common';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type IngestKind, IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import type { IngestReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { AnswerIngestAction, ANSWER_KINDS } from './answer-ingest.action.ts';
import type { KanoAnswerIngestItemInput } from './kano-answer.model.ts';
import type { SurveyAnswerIngestItemInput } from './survey-answer.model.ts';

/** Ingests answers on importance and satisfaction line by line. */
@Injectable()
@Contributes(IngestKinds)
export class SurveyAnswerIngestKind implements IngestKind<SurveyAnswerIngestItemInput> {
  readonly type = ANSWER_KINDS.survey.type;
  readonly requiredScope = 'insight:ingest';
  readonly shape = 'SurveyAnswerIngestItemInput';

  constructor(private readonly action: AnswerIngestAction) {}

  ingest(system: string, items: readonly SurveyAnswerIngestItemInput[]): Promise<readonly IngestReceipt[]> {
    return this.action.ingest(ANSWER_KINDS.survey, system, items, false);
  }
}

/** Ingests Kano answers line by line. */
@Injectable()
@Contributes(IngestKinds)
export class KanoAnswerIngestKind implements IngestKind<KanoAnswerIngestItemInput> {
  readonly type = ANSWER_KINDS.kano.type;
  readonly requiredScope = 'insight:ingest';
  readonly shape = 'KanoAnswerIngestItemInput';

  constructor(private readonly action: AnswerIngestAction) {}

  ingest(system: string, items: readonly KanoAnswerIngestItemInput[]): Promise<readonly IngestReceipt[]> {
    return this.action.ingest(ANSWER_KINDS.kano, system, items, false);
  }
}
