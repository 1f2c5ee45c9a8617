/** Constants of judgement of the tree: each says what it bounds, in which unit, and its source or why it was chosen. */
export const CHOSEN = {
  /**
   * Texts by which nodes are found, in the order in which a search shows them: to find nodes by one more, add a row. What a
   * word there weighs where nodes are searched, in suggestions as what an opportunity says, and in suggestions for the
   * opportunities below it; 0 where it is not read. Chosen: titles say what a node is about; descriptions name subjects,
   * titles much of a story.
   */
  searchedTexts: {
    title: { search: 3, suggestion: 0.75, below: 0.3 },
    quote: { search: 2, suggestion: 0.75, below: 0 },
    description: { search: 1, suggestion: 1, below: 0.3 },
    moment: { search: 0, suggestion: 0.3, below: 0 },
    tags: { search: 2, suggestion: 1, below: 0 },
  },
} as const;
