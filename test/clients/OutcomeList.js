/** What only Relay asks for: pages that it appends by itself, and a thing fetched again by its id. */
const graphql = String.raw;

export const query = graphql`
  query OutcomeListQuery($first: Int!) {
    ...OutcomeList_pages @arguments(first: $first)
  }
`;

export const pages = graphql`
  fragment OutcomeList_pages on Query
  @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" })
  @refetchable(queryName: "OutcomeListPagesQuery") {
    outcomes(first: $first, after: $after) @connection(key: "OutcomeList_outcomes") {
      edges {
        node {
          ...OutcomeList_outcome
        }
      }
    }
  }
`;

export const outcome = graphql`
  fragment OutcomeList_outcome on Outcome @refetchable(queryName: "OutcomeListOutcomeQuery") {
    title
    shortKey
    comments(first: 5) {
      nodes {
        text
      }
    }
  }
`;
