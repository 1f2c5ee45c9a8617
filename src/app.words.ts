import type { ExampleQuery } from './platform/ide/ide-content.ts';
import type { Application } from './platform/platform.module.ts';
import { readSampleKey } from './sample/sample-key.ts';

/** Finds what the other examples ask about. */
const FIRST_OUTCOME: ExampleQuery = {
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

const EXAMPLES: readonly ExampleQuery[] = [
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

/** What the platform says in the words of this product. */
export const WORDS: Omit<Application, 'entities'> = {
  documentAdvice: { lessDepth: 'Ask for less depth; `tree { nodes }` is flat.' },
  idNames: {
    types: {
      owner: 'Person',
      voter: 'Person',
      who: 'Person',
      onBehalfOf: 'Person',
      for: 'Person',
      attendee: 'Person',
      member: 'Person',
      parent: 'TreeNode',
      tree: 'Outcome',
      below: 'TreeNode',
      node: 'TreeNode',
      candidate: 'TreeNode',
    },
    lookUps: ['Query.node(id)', 'Query.nodes(ids)', 'Query.treeNode(id)', 'Query.tree(outcomeId)'],
  },
  ideContent: {
    title: 'Opportunity solution tree · GraphQL',
    examples: EXAMPLES,
    knownId: { variable: 'outcomeId', query: FIRST_OUTCOME.query, placeholder: '(the id of an outcome)' },
    localKey: readSampleKey,
  },
};
