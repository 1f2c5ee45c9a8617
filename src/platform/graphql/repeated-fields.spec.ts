import { parse, print } from 'graphql';
import { withoutRepeats } from './repeated-fields.ts';

const merged = (text: string, most = 0): string => print(withoutRepeats(parse(text), most)).replaceAll(/\s+/g, ' ');

describe('a document that asks for the same twice', () => {
  it.each([
    ['{ a b a }', '{ a b }'],
    ['{ a { b } c a { d b } }', '{ a { b d } c }'],
    ['{ a { b { c } } a { b { d } } }', '{ a { b { c d } } }'],
    ['{ x: a(n: 1) { b } x: a(n: 1) { c } }', '{ x: a(n: 1) { b c } }'],
    ['query ($n: Int) { a(n: $n) { b } a(n: $n) { c } }', 'query ($n: Int) { a(n: $n) { b c } }'],
    ['{ ...F ...F } fragment F on Query { a { b } a { b } }', '{ ...F ...F } fragment F on Query { a { b } }'],
  ])('%s asks for it once', (text, expected) => {
    expect(merged(text)).toBe(expected);
  });

  it.each([
    '{ x: a x: b }',
    '{ a(n: 1) { b } a(n: 2) { c } }',
    '{ a: b { c } b { c } }',
    'query ($if: Boolean!) { a @skip(if: $if) { b } a { c } }',
    '{ a a { b } }',
    '{ ... on Query { a } ... on Query { a } }',
  ])('%s is left to validation and execution as it is', (text) => {
    expect(merged(text)).toBe(print(parse(text)).replaceAll(/\s+/g, ' '));
  });

  it('keeps as many repeats as may be counted, and the order of what is asked', () => {
    expect(merged('{ a { b } c a { d } a { e } c }', 1)).toBe('{ a { b } c a { d e } }');
    expect(merged('{ a { b b } a { b } b b }', 2)).toBe('{ a { b } a { b } b b }');
  });
});
