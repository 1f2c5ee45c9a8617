/** What a ranking of the past tells of a node, beside its own fields. */
const OF_NODES = ['depth', 'archived'];

/** What a score tells by itself: judgements never change, and versions of models never do. */
const OF_SCORES = [
  'id',
  'nodeId',
  'ownModelId',
  'modelVersion',
  'value',
  'missing',
  'borrowed',
  'batchId',
  'note',
  'recordedById',
  'recordedAt',
  'amendsId',
  'voidedAt',
  'voidReason',
  'createdAt',
  'model',
  'inputs',
  'displayValue',
  'interval',
  'survey',
  'confidenceBasis',
  'steps',
  'notes',
  'incomplete',
  'borrowedReason',
];

/** Fields, by type, that a ranking of the past tells and that are no fields of its nodes' own rows. */
export const TOLD_IN_PAST_RANKINGS = { TreeNode: OF_NODES, Score: OF_SCORES, NodeCounts: [] };
