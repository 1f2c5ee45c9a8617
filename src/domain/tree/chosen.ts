/** Constants of judgement of the tree: each says what it bounds, in which unit, and its source or why it was chosen. */
export const CHOSEN = {
  /**
   * Sizes of a tree. Chosen: far above trees in use, and small enough that a tree is read, checked and drawn as a
   * whole.
   */
  tree: {
    mostNodes: 5_000,
    /** Children of one node. */
    mostChildren: 500,
    /** Levels, that of the root included. */
    mostLevels: 12,
    /** Nodes created by one request. */
    mostCreatedNodes: 2_000,
  },

  /**
   * Texts by which nodes are found, in the order in which a search shows them; to search one more, add a row. Each has
   * the weight of a word in search, in suggestions for the opportunity itself, and in suggestions for the opportunities
   * below it; 0 where it is not read. Chosen: a title says what a node is about; a description names subjects, a title
   * much of a story.
   */
  searchedTexts: {
    title: { search: 3, suggestion: 0.75, below: 0.3 },
    quote: { search: 2, suggestion: 0.75, below: 0 },
    description: { search: 1, suggestion: 1, below: 0.3 },
    moment: { search: 0, suggestion: 0.3, below: 0 },
    tags: { search: 2, suggestion: 1, below: 0 },
  },
} as const;
