import { Injectable } from '@nestjs/common';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type SubjectData, SubjectExportReader } from '../participant/subject-export.reader.ts';
import { InterviewSnapshot } from './interview-snapshot.model.ts';
import { Interview, InterviewGuest } from './interview.model.ts';

const TOOK_PART = { model: InterviewGuest, property: 'participantId', gives: 'interviewId' };

/** Contributes the interviews of a participant to the export of everything that is kept on them. */
@Injectable()
@Contributes(SubjectExportReader)
export class InterviewSubject implements SubjectData {
  readonly subjectRows = [
    { model: InterviewGuest, property: 'participantId' },
    { model: Interview, property: 'id', through: TOOK_PART },
    { model: InterviewSnapshot, property: 'interviewId', through: TOOK_PART },
  ];
}
