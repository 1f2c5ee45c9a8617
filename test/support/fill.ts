import { aim, day } from './aim.ts';
import { grow } from './grow.ts';
import { ingest } from './ingest.ts';
import type { Client } from './service.ts';
import type { Things } from './things.ts';

/** An interview, with who took part and what was said. */
interface Held {
  readonly id: string;
  readonly participants: readonly { readonly id: string }[];
  readonly insights: { readonly nodes: readonly object[] };
}

/**
 * Has the lists of a workspace hold something that are empty while there is but one thing of each sort, as `makeThings`
 * makes them. Answers with the things, the interview and the participant replaced by those of whom something was heard.
 */
export async function fill(client: Client, things: Things): Promise<Things> {
  const {
    persona = '',
    opportunity = '',
    metric: metricId = '',
    team: teamId,
    product: productId,
    person: ownerId,
  } = things;
  const done = async (mutation: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
    const { userErrors } = await client.mutate(mutation, input);
    if (userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(userErrors)}`);
  };
  const [plant, plan] = [grow(client), aim(client)];
  const outcome = await plant.outcome('Filled', { teamId, productId, ownerId });
  const need = await plant.opportunity(outcome.id, 'Named', { personaIds: [persona] });
  await plant.solution(need.id, 'Built', { status: 'SHIPPED', effortPersonMonths: 1, actualEffortPersonMonths: 2 });
  const ground = await plant.opportunity(outcome.id, 'Ground');
  await done('decisionRecord', {
    question: 'Which?',
    options: ['This'],
    choice: 'This',
    reason: 'So',
    twoWayDoor: true,
    decidedOn: day(-2),
    revisitOn: day(-1),
    nodeIds: [opportunity],
    grounds: [{ kind: 'NODE', refId: ground.id }],
  });
  await done('nodeArchive', { id: ground.id, expectedVersion: 1, reason: 'Over' });
  const objectiveId = (await plan.objective({ teamId })).id;
  await plan.keyResult({ kind: 'REACH', initial: 1, goal: 2 }, { objectiveId, ownerId });
  await done('openQuestionCreate', { nodeId: opportunity, text: 'Who knows?', forId: ownerId });
  await done('guardrailCreate', { objectiveId, metricId, threshold: { kind: 'KEEP_ABOVE', lower: 10 } });
  await done('metricReadingRecord', { metricId, value: 1, observedAt: `${day(-1)}T12:00:00Z` });
  const { participant } = await client.mutate<{ participant: { id: string } }>(
    'participantCreate',
    {},
    'participant { id }',
  );
  await done('participantErase', { id: participant.id, expectedVersion: 1 });
  const talk = {
    participant: { externalId: 'talked' },
    interview: { externalId: 'talk', attendeeIds: [ownerId], snapshot: { quickFacts: ['two children'] } },
  };
  await ingest(client, { title: 'Word', language: 'en' }, { title: 'Word', ...talk });
  const { interviews } = await client.data<{ interviews: { nodes: Held[] } }>(
    '{ interviews { nodes { id participants { id } insights { nodes { id } } } } }',
  );
  const held = interviews.nodes.find(({ insights }) => insights.nodes.length > 0);
  return { ...things, interview: held?.id ?? '', participant: held?.participants[0]?.id ?? '' };
}
