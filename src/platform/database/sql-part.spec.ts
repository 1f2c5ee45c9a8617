import { allOf, part, statementOf } from './sql-part.ts';

describe('a piece of SQL', () => {
  it('numbers its values in the order in which they stand, also those of pieces within it', () => {
    const inner = part`b = ${2} OR c = ${'three'}`;
    expect(statementOf(part`SELECT ${() => 'x'} FROM t WHERE a = ${1} AND (${inner}) AND d = ${null}`)).toEqual({
      text: 'SELECT x FROM t WHERE a = $1 AND (b = $2 OR c = $3) AND d = $4',
      values: [1, 2, 'three', null],
    });
  });

  it('passes over conditions that are not given', () => {
    expect(statementOf(allOf([null, part`a = ${1}`, false, undefined, part`b`])).text).toBe('a = $1 AND b');
    expect(statementOf(allOf([])).text).toBe('true');
  });

  it('takes a list for one value', () => {
    expect(statementOf(part`a = ANY(${['x', 'y']}::text[])`)).toEqual({
      text: 'a = ANY($1::text[])',
      values: [['x', 'y']],
    });
  });
});
