import { isOlder, laterOf } from '../../../domain/foundation/ingestion/incoming-state.ts';
import type { InterviewMention } from './interview-ingest.model.ts';
import type { InterviewTemplate } from './interview-template.model.ts';
import { interviewAfter, type InterviewSourceFields, saysSomething } from './interview-source-fields.model.ts';

/** Templates by key. */
export type Templates = ReadonlyMap<string, InterviewTemplate>;
/** All that the items of a batch say of one interview, in their order. */
export type Mentions = readonly InterviewMention[];

/** The mentions that count, in their order, and the instant to which they move the clock; null where they do not. */
export function currentOf(
  mentions: Mentions,
  since: Date | null,
  arrivedAt: Date,
): { readonly current: InterviewMention[]; readonly clock: Date | null } {
  let clock = since;
  const current = mentions.filter(({ interview, sourceUpdatedAt }) => {
    if (!saysSomething(interview) || isOlder(sourceUpdatedAt, clock)) return false;
    clock = laterOf(clock, sourceUpdatedAt ?? arrivedAt);
    return true;
  });
  return { current, clock: clock?.getTime() === since?.getTime() ? null : clock };
}

/** Fields of an interview that items name, after every mention that counts, in their order. It took place: something was heard there. */
export const fieldsAfter = (
  before: InterviewSourceFields,
  mentions: Mentions,
  templates: Templates,
): InterviewSourceFields =>
  mentions.reduce<InterviewSourceFields>((now, { interview }) => interviewAfter(now, interview, templates), {
    ...before,
    status: 'HELD',
  });
