import { answersTo } from '../../../domain/research/interview/answers.ts';
import { coveredTexts } from '../../../domain/research/interview/consent-coverage.ts';
import type { MayKeep } from '../../../domain/research/participant/consent.ts';
import type { InterviewIngestInput, InterviewMention } from './interview-ingest.model.ts';
import type { InterviewSnapshot } from './interview-snapshot.model.ts';
import type { InterviewTemplate } from './interview-template.model.ts';
import type { Interview } from './interview.model.ts';

const SOURCE_FIELDS = [
  ...(['heldAt', 'durationMinutes', 'kind', 'status', 'templateKey', 'recordingUrl', 'notes', 'answers'] as const),
  ...(['outcomeId', 'productId', 'teamId', 'sourceUpdatedAt', 'redactedAt'] as const),
] as const;
/** What pushes tell of an interview. */
export type InterviewSourceFields = Pick<Interview, (typeof SOURCE_FIELDS)[number]>;

const SNAPSHOT_FIELDS = [
  ...(['photoUrl', 'quickFacts', 'memorableQuote', 'experienceSteps', 'opportunityIds', 'otherLearnings'] as const),
] as const;
/** What pushes tell of a snapshot. */
export type SnapshotSourceFields = Pick<InterviewSnapshot, (typeof SNAPSHOT_FIELDS)[number]>;

/** A snapshot of which nothing is told yet. */
export const EMPTY_SNAPSHOT: SnapshotSourceFields = {
  photoUrl: null,
  quickFacts: [],
  memorableQuote: null,
  experienceSteps: [],
  opportunityIds: [],
  otherLearnings: [],
};

/** An interview of which nothing but this is told yet. */
export const newInterview = ({ kind, occurredAt }: InterviewMention): InterviewSourceFields => ({
  heldAt: occurredAt,
  durationMinutes: null,
  kind,
  status: 'HELD',
  templateKey: null,
  recordingUrl: null,
  notes: null,
  answers: [],
  outcomeId: null,
  productId: null,
  teamId: null,
  sourceUpdatedAt: null,
  redactedAt: null,
});

/** What is known of an interview once a push told of it; what is not said stays. */
export function interviewAfter(
  before: InterviewSourceFields,
  said: InterviewIngestInput,
  sourceUpdatedAt: Date | null,
  templates: ReadonlyMap<string, InterviewTemplate>,
): InterviewSourceFields {
  const { heldAt, kind, durationMinutes, recordingUrl, notes, answers, outcomeId, productId, teamId } = said;
  const templateKey = said.templateKey === undefined ? before.templateKey : said.templateKey;
  const { questions = [] } = templates.get(templateKey ?? '') ?? {};
  return {
    ...before,
    status: 'HELD',
    templateKey,
    heldAt: heldAt ?? before.heldAt,
    kind: kind ?? before.kind,
    durationMinutes: durationMinutes === undefined ? before.durationMinutes : durationMinutes,
    recordingUrl: recordingUrl === undefined ? before.recordingUrl : recordingUrl,
    notes: notes === undefined ? before.notes : notes,
    answers: answers ? answersTo(questions, answers).answers : before.answers,
    outcomeId: outcomeId === undefined ? before.outcomeId : outcomeId,
    productId: productId === undefined ? before.productId : productId,
    teamId: teamId === undefined ? before.teamId : teamId,
    sourceUpdatedAt: hasFields(said) ? (sourceUpdatedAt ?? before.sourceUpdatedAt) : before.sourceUpdatedAt,
  };
}

/** What an interview is remembered by once a push told of it; what is not said stays. */
export const snapshotAfter = (
  before: SnapshotSourceFields,
  said: InterviewIngestInput['snapshot'],
): SnapshotSourceFields =>
  pickOf(SNAPSHOT_FIELDS, {
    ...before,
    ...Object.fromEntries(Object.entries(said ?? {}).filter(([, text]) => text !== undefined)),
  });

/** As much of it as may be kept. */
export function keptInterview(learnt: InterviewSourceFields, mayKeep: MayKeep, now: Date): InterviewSourceFields {
  const nothing = !mayKeep.notes && !mayKeep.quotes && !mayKeep.recordings;
  return { ...coveredTexts(learnt, mayKeep), redactedAt: nothing ? (learnt.redactedAt ?? now) : learnt.redactedAt };
}

/** The row's own columns that pushes tell of. */
export const interviewFieldsOf = (interview: InterviewSourceFields): InterviewSourceFields =>
  pickOf(SOURCE_FIELDS, interview);
/** The columns of a snapshot that pushes tell of. */
export const snapshotFieldsOf = (snapshot: SnapshotSourceFields): SnapshotSourceFields =>
  pickOf(SNAPSHOT_FIELDS, snapshot);

/** Whether nothing worth a change differs: the instant of the source alone is not. */
export const isSame = (one: object, other: object): boolean =>
  ordered({ ...one, sourceUpdatedAt: null }) === ordered({ ...other, sourceUpdatedAt: null });

/** As JSON whose names stand in one order: the database has an order of its own. */
const ordered = (row: object): string =>
  JSON.stringify(row, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

/** Whether anything but its name is said of an interview. */
const hasFields = ({ externalId: _, ...said }: InterviewIngestInput): boolean =>
  Object.values<unknown>(said).some((each) => each !== null && each !== undefined);

const pickOf = <Row extends object, Name extends keyof Row & string>(
  names: readonly Name[],
  row: Row,
): Pick<Row, Name> => Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Row, Name>;
