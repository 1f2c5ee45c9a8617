/**
 * Groups of features and of the domain, in the order in which they may import: each only those before it. What several
 * groups do about one event happens in this order, too.
 */
export const GROUPS = [
  'context',
  'tree',
  'research',
  'goals',
  'priorities',
  'discovery',
  'delivery',
  'learning',
  'exchange',
] as const;
