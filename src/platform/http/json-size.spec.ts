import fc from 'fast-check';
import { type JsonLimits, measureJson } from './json-size.ts';

const LIMITS: JsonLimits = { values: 50, depth: 5, elements: 10, names: 10, characters: 20 };

/** Values within a value, itself among them. */
const countOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, each) => sum + countOf(each), 1)
    : 1;

const problemOf = (text: string): string | number => {
  const measured = measureJson(text, LIMITS);
  return typeof measured === 'number' ? measured : `${measured.path.join('/')} | ${measured.problem}`;
};

describe('measureJson', () => {
  it('counts what a parser makes of any JSON, however it is written', () => {
    const boundless = { values: 1e9, depth: 1e9, elements: 1e9, names: 1e9, characters: 1e9 };
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom('', ' ', '\n\t'), (value, indent) => {
        expect(measureJson(JSON.stringify(value, null, indent), boundless)).toBe(
          countOf(JSON.parse(JSON.stringify(value))),
        );
      }),
    );
  });

  it.each([
    ['', 0],
    ['  7 ', 1],
    ['{"a":[1,"\\\\",{"b":"\\"]"}]}', 6],
    [`[${'1,'.repeat(9)}1]`, 11],
    [`{"a":{"b":[${'1,'.repeat(10)}1]}}`, 'a/b | a.b holds more than 10 elements.'],
    [`[{"q":[[${'{},'.repeat(11)}]]}]`, '0/q/0 | [0].q[0] holds more than 10 elements.'],
    [`{"a":{${Array.from({ length: 11 }, (_, at) => `"k${at}":1`).join()}}}`, 'a | a holds more than 10 names.'],
    [`{"a":["x","${'y'.repeat(21)}"]}`, 'a/1 | a[1] holds more than 20 characters.'],
    ['{"a":{"b":1,"c":{"b":2},"b":3}}', 'a/b | a.b stands twice in its object: give it once.'],
    ['[{"a":1},{"a":1,"\\u0061":1}]', '1/a | [1].a stands twice in its object: give it once.'],
    ['{"":1,"":1}', ' | "" stands twice in its object: give it once.'],
    ['{"a":"a","b":["a","a"],"A":1}', 6],
    ['{"__proto__":1,"toString":2}', 3],
    [
      '{"a":[1,9007199254740993]}',
      'a/1 | a[1] is 9007199254740993, which would become 9007199254740992: a number this long loses digits, so send it as a text, or with fewer digits.',
    ],
    ['{"a":"9007199254740993","b":9007199254740992}', 3],
    ['-1e999', ' | The JSON is -1e999, which is beyond 1.797e308, the greatest number that there is room for.'],
    [`{"a":${'9'.repeat(30)}}`, 'a | a holds more than 20 characters.'],
    ['{"a":[[[[[[[', 'a/0/0/0 | a[0][0][0] nests lists and objects more than 5 deep.'],
    [`[${`[${'1,'.repeat(8)}1],`.repeat(9)}]`, '4/8 | [4][8] is one more than the 50 values that may come at once.'],
    [`[${'1,'.repeat(11)}`, ' | The JSON holds more than 10 elements.'],
  ])('measures %j', (text, expected) => {
    expect(problemOf(text)).toBe(expected);
  });

  it('takes whatever is no JSON, too', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', 'a', ' ') }), (text) => {
        expect(() => problemOf(text)).not.toThrow();
      }),
    );
  });
});
