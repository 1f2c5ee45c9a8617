/** A query to begin with. */
export interface ExampleQuery {
  /** Said above it as a comment. */
  readonly says: string;
  /** As it stands in the editor; an outcome's id is the variable `outcomeId`. */
  readonly query: string;
}

/** Finds what the other examples ask about. */
export const FIRST_OUTCOME: ExampleQuery = {
  says: 'The outcome at the top of the tree, and the key results it serves.',
  query: `query FirstOutcome {
  outcomes(first: 1) {
    nodes {
      id
      title
      keyResults {
        id
      }
    }
  }
}`,
};

/** What the IDE opens with, one tab each. The variable `outcomeId` is filled in with the first outcome there is. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  FIRST_OUTCOME,
  {
    says: 'The whole tree below an outcome, in one flat list.',
    query: `query Tree($outcomeId: ID!) {
  tree(outcomeId: $outcomeId) {
    revision
    root {
      id
    }
    nodes {
      id
      kind
      title
      parentId
      depth
      status
    }
  }
}`,
  },
  {
    says: 'Which opportunities are the largest, and how each figure came about.',
    query: `query LargestOpportunities($outcomeId: ID!) {
  opportunityRanking(outcomeId: $outcomeId, model: OPPORTUNITY_SIZE, first: 5) {
    edges {
      rank
      node {
        opportunity {
          title
        }
        score {
          value
          steps
          missing
        }
      }
    }
  }
}`,
  },
  {
    says: 'Which solutions RICE puts first.',
    query: `query BestSolutions($outcomeId: ID!) {
  solutionRanking(outcomeId: $outcomeId, model: RICE, first: 3) {
    edges {
      rank
      node {
        solution {
          title
        }
        score {
          value
        }
      }
    }
  }
}`,
  },
];
