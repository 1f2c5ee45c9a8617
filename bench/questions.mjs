// The same questions in the words of both schemas: ten fields of a node, and of how many.
const OURS = 'id kind title parentId status position shortKey version createdAt tags';
const THEIRS = OURS.replace('id ', 'id: rowId ');
const CHILDREN = 'treeNodesByWorkspaceIdAndParentIdList';

/** `fields` of a node, and of the children below it for so many levels. */
const nested = (fields, levels, children) =>
  levels === 0 ? fields : `${fields} ${children} { ${nested(fields, levels - 1, children)} }`;

/** Every node of an answer, however it is nested. */
const within = (node) => [node, ...(node.children ?? []).flatMap(within)];
const facts = ({ children: _children, createdAt, ...node }) => ({ ...node, createdAt: new Date(createdAt).getTime() });

/**
 * A question: what to send to either side, and the nodes that an answer's data hold.
 *
 * @param {{ outcomeId: string, nodeId: string, workspaceId: string }} ids
 */
export const questions = ({ outcomeId, nodeId, workspaceId }) => [
  {
    name: 'whole tree, flat: 1,000 nodes × 10 fields',
    nodes: 1_000,
    ours: {
      query: `query ($id: ID!) { tree(outcomeId: $id) { nodes { ${OURS} } } }`,
      variables: { id: outcomeId },
      nodesOf: ({ tree }) => tree.nodes,
    },
    theirs: {
      query: `query ($id: UUID!) { nodes: allTreeNodesList(condition: { treeId: $id }) { ${THEIRS} } }`,
      variables: { id: outcomeId },
      nodesOf: ({ nodes }) => nodes,
    },
  },
  {
    name: 'whole tree, nested five deep: 1,000 nodes × 10 fields',
    nodes: 1_000,
    ours: {
      query: `query ($id: ID!) { tree(outcomeId: $id) { root { ${nested(OURS, 5, 'children')} } } }`,
      variables: { id: outcomeId },
      nodesOf: ({ tree }) => within(tree.root),
    },
    theirs: {
      query: `query ($workspaceId: UUID!, $id: UUID!) {
        root: treeNodeByWorkspaceIdAndRowId(workspaceId: $workspaceId, rowId: $id) {
          ${nested(THEIRS, 5, `children: ${CHILDREN}(orderBy: [POSITION_ASC])`)}
        }
      }`,
      variables: { workspaceId, id: outcomeId },
      nodesOf: ({ root }) => within(root),
    },
  },
  {
    name: 'one node by id: 10 fields',
    nodes: 1,
    ours: {
      query: `query ($id: ID!) { treeNode(id: $id) { ${OURS} } }`,
      variables: { id: nodeId },
      nodesOf: ({ treeNode }) => [treeNode],
    },
    theirs: {
      query: `query ($workspaceId: UUID!, $id: UUID!) {
        node: treeNodeByWorkspaceIdAndRowId(workspaceId: $workspaceId, rowId: $id) { ${THEIRS} }
      }`,
      variables: { workspaceId, id: nodeId },
      nodesOf: ({ node }) => [node],
    },
  },
];

/** What nodes say, in an order of its own, so that two answers can be compared whole. */
export const contentOf = (nodes) =>
  JSON.stringify(
    nodes
      .map(facts)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map((node) => Object.entries(node).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
