import graphql from '@graphql-eslint/eslint-plugin';
import { join } from 'node:path';

const schema = join(import.meta.dirname, '..', '..', 'schema.graphql');

export default [
  {
    files: ['**/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema } } },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // Lists go forward only, so they take `first` and `after`.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': [
        'error',
        {
          withEdgeSuffix: true,
          // Lists with a small bound are plain lists, and `nodes` of a connection spares the edges.
          listTypeCanWrapOnlyEdgeType: false,
          // Changes, hits of a search and places in a ranking are listed and cannot be fetched again by an id.
          shouldImplementNode: false,
        },
      ],
      // What is part of another thing, such as a quote, has no id of its own. Things that have one implement Node.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Takes "changedFields" for a repetition of "Change", and has no exceptions.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
];
