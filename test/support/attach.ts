import type pg from 'pg';
import { aim } from './aim.ts';
import { hearing } from './hear.ts';
import type { Client } from './service.ts';
import { tenantTables } from './workspace-state.ts';

/** Hangs one more thing of some kind on an opportunity. */
export type Attach = (opportunityId: string, number: number) => Promise<unknown>;

/**
 * Every kind of thing that hangs on an opportunity, by name. Some are about the same thing whatever they hang on (one key
 * result, one insight, one assumption, one decision), so that those of two opportunities cannot both stand after a merge.
 */
export async function attachments(client: Client, outcomeId: string): Promise<Readonly<Record<string, Attach>>> {
  const [plan, hear] = [aim(client), hearing(client, `desk of ${outcomeId}`)];
  const run = async (mutation: string, input: Readonly<Record<string, unknown>>, selection = ''): Promise<Made> => {
    const { userErrors, ...made } = await client.mutate<Made>(mutation, input, selection);
    if (userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(userErrors)}`);
    return made;
  };
  const made = async (mutation: string, thing: string, input: Readonly<Record<string, unknown>>): Promise<string> =>
    (await run(mutation, input, `${thing} { id }`))[thing]?.id ?? '';
  const keyResult = await plan.keyResult();
  const cycle = await plan.cycle({ name: 'Other' });
  const person = await made('personCreate', 'person', { name: 'Mara', role: 'PRODUCT' });
  const first = await made('opportunityCreate', 'opportunity', { parentId: outcomeId, title: 'Apart' });
  const [shared = ''] = await hear(first, { who: 'sam' });
  const assumption = await made('assumptionCreate', 'assumption', {
    statement: 'They plan',
    type: 'DESIRABILITY',
    nodeIds: [first],
  });
  const participant = await made('participantCreate', 'participant', {});
  const inputs = [
    { factor: 'peoplePerMonth', value: 10 },
    { factor: 'timesEachPerMonth', value: 2 },
  ];
  const decide = { options: ['One', 'Other'], choice: 'One', reason: 'So', twoWayDoor: true };
  const ask = async (id: string): Promise<string[]> => {
    const { treeNode } = await client.data<{ treeNode: { tags: string[] } }>(
      'query ($id: ID!) { treeNode(id: $id) { tags } }',
      { id },
    );
    return treeNode.tags;
  };
  const versionOf = async (id: string): Promise<number> =>
    (await client.data<{ treeNode: { version: number } }>('query ($id: ID!) { treeNode(id: $id) { version } }', { id }))
      .treeNode.version;
  // What was decided or heard about last: decisions and snapshots are about two of them.
  let [decided, heard] = [first, first];
  return {
    comment: (nodeId, number) => run('commentCreate', { nodeId, text: `Said ${number}` }),
    question: (nodeId, number) => run('openQuestionCreate', { nodeId, text: `Why ${number}?` }),
    hypothesis: async (nodeId, number) => {
      const hypothesis = {
        statement: 'So',
        direction: 'UP',
        dueOn: '2027-01-01',
        ...(number % 3 && { expectedSize: number }),
      };
      await client.mutate('keyResultLinkCreate', { keyResultId: keyResult.id, nodeId, hypothesis });
    },
    objective: (opportunityId) =>
      run('objectiveCreate', {
        statement: 'Reached',
        cycleId: cycle.id,
        opportunityId,
        ambition: 'COMMITTED',
        focus: 'USER',
      }),
    evidence: (nodeId, number) => hear(nodeId, { who: `p${number % 4}` }),
    'evidence of one insight': async (nodeId, number) => {
      const note = number % 2 === 0 ? `Noted ${number}` : null;
      const stance = number % 3 === 0 ? 'CONTRADICTS' : 'SUPPORTS';
      await client.mutate('evidenceCreate', { items: [{ insightId: shared, nodeId, stance, note }] });
    },
    assumption: (nodeId) => client.mutate('assumptionLinkCreate', { assumptionId: assumption, nodeIds: [nodeId] }),
    decision: (nodeId, number) => {
      const nodeIds = [...new Set([nodeId, decided])];
      decided = nodeId;
      return run('decisionRecord', { question: `Which ${number}?`, ...decide, nodeIds });
    },
    score: (nodeId) => run('scoreRecord', { nodeId, model: 'OPPORTUNITY_SIZE', inputs }),
    assessment: (opportunityId) =>
      run('assessmentRecord', { opportunityId, ratings: [{ factor: 'AFFECTED', rating: 'HIGH' }] }),
    reference: (entityId, number) =>
      run('externalRefSet', { entityId, system: 'jira', externalId: `${entityId}/${number}` }),
    answer: (opportunityId, number) =>
      run('surveyAnswerIngest', {
        sourceSystem: 'forms',
        items: [{ respondent: `r${number}`, opportunityId, importance: 5, satisfaction: 1, answeredAt: '2026-01-05' }],
      }),
    snapshot: async (opportunityId) => {
      const opportunityIds = [...new Set([opportunityId, heard])];
      heard = opportunityId;
      const interviewId = await made('interviewCreate', 'interview', {
        kind: 'INTERVIEW',
        heldAt: '2026-11-05',
        participantIds: [participant],
      });
      await run('interviewSnapshotSet', { interviewId, opportunityIds });
    },
    target: async (opportunityId) => {
      await client.mutate('targetOpportunitySet', { outcomeId, opportunityId, reason: 'It matters most.' });
    },
    solution: (parentId, number) => run('solutionCreate', { parentId, title: `Way ${number}` }),
    words: async (id, number) => {
      const tags = [...new Set([...(await ask(id)), `t${number % 5}`])];
      const input = { id, expectedVersion: await versionOf(id), tags, description: `Told ${number}`, ownerId: person };
      await run('opportunityUpdate', input);
    },
  };
}

type Made = Readonly<Record<string, { readonly id: string } | undefined>>;

/** What tells of changes, or is counted by them: an undo is a change too. */
const CHANGES = ['change_log', 'opportunity_merge', 'tree_revision', 'idempotency_key', 'ingest_count', 'api_key'];
const COUNTED = ['version', 'created_at', 'updated_at', 'last_used_at', 'transaction'];

/** Every row of the workspace as it stands, but for what tells of changes: what a merge and its undo must leave the same. */
export async function everythingThatStands(db: pg.Client): Promise<string[]> {
  const lines: string[] = [];
  for (const table of (await tenantTables(db)).filter((name) => !CHANGES.includes(name))) {
    const { rows } = await db.query<{ line: string }>(
      `SELECT (to_jsonb(row) - $1::text[])::text AS line FROM ${table} AS row`,
      [COUNTED],
    );
    lines.push(...rows.map(({ line }) => `${table} ${line}`));
  }
  return lines.sort();
}
