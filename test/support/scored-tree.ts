import type { Client } from './service.ts';

/** Judgements by factor, as the tests write them. */
export type Judged = Readonly<Record<string, number | null>>;

/** A score as the tests ask for it. */
export interface ScoreAnswer {
  readonly id: string;
  readonly value: number | null;
  readonly displayValue: string | null;
  readonly steps: string[];
  readonly missing: string[];
  readonly incomplete: boolean;
  readonly borrowed: boolean;
  readonly borrowedReason: string | null;
  readonly notes: string[];
  readonly batchId: string | null;
  readonly recordedAt: string;
}

/** Every field of `ScoreAnswer`. */
export const SCORE = 'id value displayValue steps missing incomplete borrowed borrowedReason notes batchId recordedAt';

/** A tree to score: how to add to it and how to score what was added. */
export const treeOf = (client: Client) => {
  const create = async (kind: string, input: Readonly<Record<string, unknown>>): Promise<string> => {
    const answer = await client.mutate<Record<string, { id: string } | null>>(`${kind}Create`, input, `${kind} { id }`);
    const made = answer[kind];
    if (!made) throw new Error(JSON.stringify(answer));
    return made.id;
  };
  return {
    outcome: (title = 'Outcome') => create('outcome', { title }),
    opportunity: (parentId: string, title: string, more: object = {}) =>
      create('opportunity', { parentId, title, ...more }),
    solution: (parentId: string, title: string, more: object = {}) => create('solution', { parentId, title, ...more }),
    /** Records a score and answers with the whole payload. */
    score: (nodeId: string, model: string, judged: Judged, more: Readonly<Record<string, unknown>> = {}, by = client) =>
      by.mutate<{ score: ScoreAnswer | null }>(
        'scoreRecord',
        { nodeId, model, inputs: Object.entries(judged).map(([factor, value]) => ({ factor, value })), ...more },
        `score { ${SCORE} }`,
      ),
    /** Records an opportunity's size: so many people a month, once each. */
    size: (nodeId: string, people: number, more: Readonly<Record<string, unknown>> = {}, by = client) =>
      by.mutate<{ score: ScoreAnswer | null }>(
        'scoreRecord',
        {
          nodeId,
          model: 'OPPORTUNITY_SIZE',
          inputs: [
            { factor: 'peoplePerMonth', value: people },
            { factor: 'timesEachPerMonth', value: 1 },
          ],
          ...more,
        },
        `score { ${SCORE} }`,
      ),
  };
};
