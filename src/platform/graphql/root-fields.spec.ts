import { type OperationDefinitionNode, parse } from 'graphql';
import { rootFieldsOf } from './root-fields.ts';

describe('root fields', () => {
  it.each([
    ['each by itself', '{ a b }', 2],
    ['under aliases', '{ x: a y: a a }', 3],
    ['once where one name is asked for again', '{ a { b } a { c } }', 1],
    ['within inline fragments', '{ ... { a } ... on Query { b c } }', 3],
    [
      'within fragments, and fragments of these',
      '{ ...f ...f } fragment f on Query { a ...g } fragment g on Query { b c }',
      3,
    ],
  ])('are counted %s', (_, query, count) => {
    const document = parse(query);
    expect(rootFieldsOf(document, document.definitions[0] as OperationDefinitionNode)).toBe(count);
  });
});
