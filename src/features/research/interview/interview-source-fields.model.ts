import { isSameValue, type Stated, withoutSetByPeople } from '../../../domain/foundation/ingestion/set-by-people.ts';
import { answersTo } from '../../../domain/research/interview/answers.ts';
import { coveredTexts } from '../../../domain/research/interview/consent-coverage.ts';
import type { MayKeep } from '../../../domain/research/participant/consent.ts';
import type { IngestedInterviewInput, InterviewMention } from './interview-ingest.model.ts';
import type { InterviewSnapshot } from './interview-snapshot.model.ts';
import type { InterviewTemplate } from './interview-template.model.ts';
import type { Interview } from './interview.model.ts';

const SOURCE_FIELDS = [
  'heldAt',
  'durationMinutes',
  'kind',
  'status',
  'templateKey',
  'recordingUrl',
  'notes',
  'answers',
  'outcomeId',
  'productId',
  'teamId',
  'redactedAt',
] as const;
/** The columns of an interview that sources set. */
export type InterviewSourceFields = Pick<Interview, (typeof SOURCE_FIELDS)[number]>;

/** All that sources set of an interview: its columns, and who attended. */
export interface InterviewState extends InterviewSourceFields {
  /** Persons of the team who were present, ordered by id. */
  readonly attendeeIds: readonly string[];
}

const SNAPSHOT_FIELDS = [
  'photoUrl',
  'quickFacts',
  'memorableQuote',
  'experienceSteps',
  'opportunityIds',
  'otherLearnings',
] as const;
/** The columns of a snapshot that sources set. */
export type SnapshotSourceFields = Pick<InterviewSnapshot, (typeof SNAPSHOT_FIELDS)[number]>;

/** A snapshot before a source says anything of it. */
export const EMPTY_SNAPSHOT: SnapshotSourceFields = {
  photoUrl: null,
  quickFacts: [],
  memorableQuote: null,
  experienceSteps: [],
  opportunityIds: [],
  otherLearnings: [],
};

/** An interview of which nothing but its mention is known. */
export const newInterview = ({ kind, occurredAt }: InterviewMention): InterviewState => ({
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
  redactedAt: null,
  attendeeIds: [],
});

/**
 * Fields of an interview after an item names it. Fields that the item leaves out stay, and those that people have set.
 *
 * @param templates templates by key, for the questions that answers belong to
 */
export function interviewAfter(
  before: InterviewState,
  incoming: IngestedInterviewInput,
  templates: ReadonlyMap<string, InterviewTemplate>,
  setByPeople: readonly string[],
): Stated<InterviewState> {
  const { heldAt, kind, durationMinutes, recordingUrl, notes, answers, outcomeId, productId, teamId, attendeeIds } =
    incoming;
  const templateKey = incoming.templateKey === undefined ? before.templateKey : incoming.templateKey;
  const { questions = [] } = templates.get(templateKey ?? '') ?? {};
  const stated = {
    ...before,
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
    attendeeIds: attendeeIds ? [...new Set(attendeeIds)].sort() : before.attendeeIds,
  };
  return withoutSetByPeople(before, stated, setByPeople);
}

/** Fields of a snapshot after an item names it. Fields that the item leaves out stay, and those that people have set. */
export const snapshotAfter = (
  before: SnapshotSourceFields,
  incoming: IngestedInterviewInput['snapshot'],
  setByPeople: readonly string[],
): Stated<SnapshotSourceFields> => {
  const given = Object.fromEntries(Object.entries(incoming ?? {}).filter(([, value]) => value !== undefined));
  return withoutSetByPeople(before, pickOf(SNAPSHOT_FIELDS, { ...before, ...given }), setByPeople);
};

/** What an item says of an interview but for words. */
export const withoutWords = ({
  notes: _notes,
  recordingUrl: _recordingUrl,
  answers: _answers,
  snapshot: _snapshot,
  ...rest
}: IngestedInterviewInput): IngestedInterviewInput => rest;

/** Fields of an interview without those that may not be kept; redacted as of now where no word may. */
export function keptInterview(fields: InterviewState, mayKeep: MayKeep, now: Date): InterviewState {
  const nothing = !mayKeep.notes && !mayKeep.quotes && !mayKeep.recordings;
  return { ...coveredTexts(fields, mayKeep), redactedAt: nothing ? (fields.redactedAt ?? now) : fields.redactedAt };
}

/** The columns of an interview's row that sources set. */
export const interviewFieldsOf = (interview: InterviewSourceFields): InterviewSourceFields =>
  pickOf(SOURCE_FIELDS, interview);
/** The columns of a snapshot's row that sources set. */
export const snapshotFieldsOf = (snapshot: SnapshotSourceFields): SnapshotSourceFields =>
  pickOf(SNAPSHOT_FIELDS, snapshot);

/** Whether two states are the same. */
export const isSame = (one: object, other: object): boolean => isSameValue(one, other);

/** Whether an item says anything of an interview but its name. One that does not states nothing, and moves no clock. */
export const saysSomething = ({ externalId: _, ...fields }: IngestedInterviewInput): boolean =>
  Object.entries(fields as Record<string, unknown>).some(
    ([name, value]) => value !== undefined && (value !== null || CLEARED_BY_NULL.has(name)),
  );

/** Fields of an item that clear what is known where they are null; others are as if left out. */
const CLEARED_BY_NULL: ReadonlySet<string> = new Set<keyof IngestedInterviewInput>([
  'durationMinutes',
  'templateKey',
  'recordingUrl',
  'notes',
  'outcomeId',
  'productId',
  'teamId',
]);

const pickOf = <Row extends object, Name extends keyof Row & string>(
  names: readonly Name[],
  row: Row,
): Pick<Row, Name> => Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Row, Name>;
