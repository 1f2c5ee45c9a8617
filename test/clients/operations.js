/** The operations that every client and compiler is given; their names begin as Relay demands, with that of the file. */
const graphql = String.raw;

export const page = graphql`
  query operationsPageQuery($first: Int!, $after: String) {
    persons(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          name
          role
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export const tree = graphql`
  query operationsTreeQuery($outcomeId: ID!) {
    tree(outcomeId: $outcomeId) {
      revision
      nodes {
        ...operationsNode
        ... on Outcome {
          goal
          metric {
            id
            name
          }
        }
        ... on Opportunity {
          alternatives
          quote {
            text
          }
        }
        ... on Solution {
          effortPersonMonths
        }
        ... on Experiment {
          hypothesis
          decision
        }
      }
    }
  }

  fragment operationsNode on TreeNode {
    id
    kind
    title
    parentId
    updatedAt
  }
`;

export const personCreate = graphql`
  mutation operationsPersonCreateMutation($input: PersonCreateInput!) {
    personCreate(input: $input) {
      person {
        id
        name
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`;
