import type { Client } from './service.ts';

/** What a mutation answered beside the thing itself. */
export type Errors = readonly { code: string; message: string; path: string[] }[];

/** A target as the tests ask for it. */
export interface Target {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
  readonly startsOn: string;
  readonly endedOn: string | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  readonly current: boolean;
  readonly concerns: string[];
  readonly opportunity: { id: string };
  readonly descent: { level: number; status: string; chosen: { title: string }; over: { title: string }[] }[];
}
const TARGET = `id version reason startsOn endedOn endedBy endReason current concerns opportunity { id }
  descent { level status reason siblings parent { id } chosen { title } over { title } }`;

/** Decides what is worked on, as a person would. */
export const decide = (client: Client) => ({
  /** Sets a target and answers with the whole payload. */
  target: (outcomeId: string, opportunityId: string, more: object = {}, by = client) =>
    by.mutate<{ targetOpportunity: Target | null }>(
      'targetOpportunitySet',
      { outcomeId, opportunityId, reason: 'It moves the outcome most.', ...more },
      `targetOpportunity { ${TARGET} }`,
    ),
  /** The target that an outcome has now, or had on a day. */
  targetOf: async (outcomeId: string, on: string | null = null): Promise<Target | null> =>
    (
      await client.data<{ outcome: { targetOpportunity: Target | null } | null }>(
        `query ($id: ID!, $on: Date) { outcome: node(id: $id) { ... on Outcome { targetOpportunity(on: $on) { ${TARGET} } } } }`,
        { id: outcomeId, on },
      )
    ).outcome?.targetOpportunity ?? null,
  /** All targets of an outcome, latest first. */
  targetsOf: async (outcomeId: string): Promise<Target[]> =>
    (
      await client.data<{ node: { targets: { nodes: Target[] } } }>(
        `query ($id: ID!) { node(id: $id) { ... on Outcome { targets(first: 100) { nodes { ${TARGET} } } } } }`,
        { id: outcomeId },
      )
    ).node.targets.nodes,
});
