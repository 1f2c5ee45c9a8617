/** What a key may do. Write scopes do not imply read. To add a scope, add a row. */
export const SCOPES = {
  'tree:read': 'Read trees, people, products, scores and rankings.',
  'tree:write': 'Change trees, people, products and scores.',
  'okr:read': 'Read metrics, cycles, objectives and key results.',
  'okr:write': 'Change metrics, cycles, objectives and key results; check in.',
  'metric:ingest': 'Ingest metric readings; read back nothing but receipts.',
  'insight:ingest': 'Ingest insights and survey answers; read back nothing but receipts.',
  'insight:read': 'Read insights, quotes and participants.',
  'account:read': 'Read what accounts are worth: tier and value.',
  'insight:write': 'Change insights and link them as evidence.',
  'development:write': "Change an engineering team's development strategy.",
  admin: 'Manage the workspace and its API keys.',
  'workspace:create': 'Found further workspaces.',
} as const;

/** One thing that a key may do. */
export type Scope = keyof typeof SCOPES;

/** Whether a text names a scope. */
export const isScope = (text: string): text is Scope => Object.hasOwn(SCOPES, text);
