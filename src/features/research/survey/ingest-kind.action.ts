import { Injectable } from '@nestjs/common';
import { IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import { AnswersPushAction, ASKED } from './answers-push.action.ts';
import type { KanoAnswerPushItemInput } from './kano-answer.model.ts';
import type { SurveyAnswerPushItemInput } from './survey-answer.model.ts';

/** Answers come in line by line, too. */
@Injectable()
export class AnswerIngestKinds {
  constructor(kinds: IngestKinds, action: AnswersPushAction) {
    kinds.add<SurveyAnswerPushItemInput>({
      type: 'SURVEY_ANSWER',
      requiredScope: 'insight:ingest',
      shape: 'SurveyAnswerPushItemInput',
      receive: (system, items) => action.receive(ASKED.survey, system, items, false),
    });
    kinds.add<KanoAnswerPushItemInput>({
      type: 'KANO_ANSWER',
      requiredScope: 'insight:ingest',
      shape: 'KanoAnswerPushItemInput',
      receive: (system, items) => action.receive(ASKED.kano, system, items, false),
    });
  }
}
