import type { Client } from './service.ts';

/** What tests ask of every node. */
export interface Node {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly parentId: string | null;
  readonly shortKey: string;
  readonly position: string;
}
const NODE = 'id version title parentId shortKey position';

/** Plants nodes one by one, as a person would. */
export const grow = (client: Client) => ({
  outcome: async (title = 'Outcome', more: object = {}): Promise<Node> =>
    (await client.mutate<{ outcome: Node }>('outcomeCreate', { title, ...more }, `outcome { ${NODE} }`)).outcome,
  opportunity: async (parentId: string, title = 'Opportunity', more: object = {}): Promise<Node> =>
    (
      await client.mutate<{ opportunity: Node }>(
        'opportunityCreate',
        { parentId, title, ...more },
        `opportunity { ${NODE} }`,
      )
    ).opportunity,
  solution: async (parentId: string, title = 'Solution', more: object = {}): Promise<Node> =>
    (await client.mutate<{ solution: Node }>('solutionCreate', { parentId, title, ...more }, `solution { ${NODE} }`))
      .solution,
  experiment: async (parentId: string, title = 'Experiment', more: object = {}): Promise<Node> =>
    (
      await client.mutate<{ experiment: Node }>(
        'experimentCreate',
        { parentId, title, ...more },
        `experiment { ${NODE} }`,
      )
    ).experiment,
});
