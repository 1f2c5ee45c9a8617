import { buildSchema, type GraphQLInputType } from 'graphql';
import { mapIds, mayHoldIds } from './map-ids.ts';

const schema = buildSchema(`
  type Query { a: Int }
  input Branch { id: ID name: String! below: [Branch!] others: [[ID]!] }
  input Words { text: String words: Words }`);
const [branch, words] = ['Branch', 'Words'].map((name) => schema.getType(name) as GraphQLInputType) as [
  GraphQLInputType,
  GraphQLInputType,
];
const small = (id: string) => id.toLowerCase();

describe('ids in a value', () => {
  it('are replaced at any depth, in lists and lists of lists, and nothing else is', () => {
    const value = {
      id: 'A',
      name: 'A',
      below: [
        { name: 'B', others: [['C', null, 'd'], []] },
        { id: null, name: 'E', below: [{ id: 'F', name: 'F' }] },
      ],
    };
    expect(mapIds(value, branch, small)).toEqual({
      id: 'a',
      name: 'A',
      below: [
        { name: 'B', others: [['c', null, 'd'], []] },
        { id: null, name: 'E', below: [{ id: 'f', name: 'F' }] },
      ],
    });
  });

  it('leave the value itself as it was, and give it back where none is replaced', () => {
    const inner = { id: 'b', name: 'B' };
    const value = { id: 'A', name: 'A', below: [inner] };
    const mapped = mapIds(value, branch, small) as typeof value;
    expect(value.id).toBe('A');
    expect(mapped.below).toBe(value.below);
    expect(mapIds(mapped, branch, small)).toBe(mapped);
  });

  it('are looked for only where a type can hold some', () => {
    expect([mayHoldIds(branch), mayHoldIds(words)]).toEqual([true, false]);
    const value = { text: 'A', words: { text: 'B' } };
    expect(mapIds(value, words, small)).toBe(value);
  });
});
