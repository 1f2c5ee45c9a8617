import { grow } from './grow.ts';
import type { Client } from './service.ts';
import type { Things } from './things.ts';

/** What neither makers of single things nor `fill` make: parts of things, and things that belong to a tree where they may. */
export async function makeParts(
  by: Client,
  { opportunity, solution, outcome, cycle, metric, participant }: Things,
): Promise<void> {
  const done = async (mutation: string, input: Readonly<Record<string, unknown>>, selection = ''): Promise<object> => {
    const payload = await by.mutate<Readonly<Record<string, unknown>>>(mutation, input, selection);
    const { userErrors, receipts } = payload as { userErrors: unknown[]; receipts?: { status: string }[] };
    if (userErrors.length > 0 || receipts?.some(({ status }) => status !== 'CREATED'))
      throw new Error(`${mutation}: ${JSON.stringify(payload)}`);
    return payload;
  };
  const { person } = (await done('personCreate', { name: 'Ada', role: 'DESIGN' }, 'person { id }')) as {
    person: { id: string };
  };
  await done('teamCreate', { name: 'With members', memberIds: [person.id] });
  const { objective } = (await done(
    'objectiveCreate',
    {
      cycleId: cycle,
      statement: 'Fewer parcels get lost',
      ambition: 'COMMITTED',
      focus: 'BUSINESS',
      opportunityId: opportunity,
    },
    'objective { id }',
  )) as { objective: { id: string } };
  const { keyResult } = (await done(
    'keyResultCreate',
    {
      objectiveId: objective.id,
      title: 'Lost parcels',
      metricId: metric,
      target: { kind: 'REACH', initial: 1, goal: 2 },
    },
    'keyResult { id }',
  )) as { keyResult: { id: string } };
  await done('guardrailCreate', {
    keyResultId: keyResult.id,
    metricId: metric,
    threshold: { kind: 'KEEP_ABOVE', lower: 1 },
  });
  await done('checkInRecord', { keyResultId: keyResult.id, value: 1.5, confidence: 5 });
  await done('decisionRecord', {
    question: 'Who?',
    options: ['Ada'],
    choice: 'Ada',
    reason: 'She knows.',
    twoWayDoor: true,
    nodeIds: [opportunity],
    whoIds: [person.id],
  });
  const { interview } = (await done(
    'interviewCreate',
    {
      heldAt: '2026-01-05T09:00:00Z',
      kind: 'INTERVIEW',
      outcomeId: outcome,
      attendeeIds: [person.id],
      participantIds: [participant],
    },
    'interview { id }',
  )) as { interview: { id: string } };
  await done('interviewSnapshotSet', { interviewId: interview.id, quickFacts: ['Two children'] });
  const said = { respondent: 'r-1', answeredAt: '2026-02-02T00:00:00Z' };
  const forms = { sourceSystem: 'forms' };
  const survey = [{ ...said, opportunityId: opportunity, importance: 5, satisfaction: 3 }];
  await done('surveyAnswerIngest', { ...forms, items: survey }, 'receipts { status errors { message } }');
  const kano = [{ ...said, solutionId: solution, functional: 'LIKE', dysfunctional: 'DISLIKE' }];
  await done('kanoAnswerIngest', { ...forms, items: kano }, 'receipts { status errors { message } }');
  const [one, other] = [
    await grow(by).opportunity(outcome ?? '', 'One'),
    await grow(by).opportunity(outcome ?? '', 'Other'),
  ];
  await done('opportunityMerge', { id: one.id, expectedVersion: 1, intoId: other.id, intoExpectedVersion: 1 });
}
