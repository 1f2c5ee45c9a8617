import fc from 'fast-check';
import { lostDigits } from './lost-digits.ts';

describe('the digits of a number', () => {
  it.each([
    '0',
    '-0',
    '0.1234567890123456789',
    '9007199254740991',
    '-9007199254740992',
    '9007199254740992.0',
    '123456789012345680000',
    '1000000000000000000000000',
    '12345678901234567e5',
    '1e300',
    'true',
    'nonsense',
    '12345678901234567890x',
  ])('are kept of %s', (written) => {
    expect(lostDigits(written)).toBeNull();
  });

  it.each([
    ['9007199254740993', /would become 9007199254740992/],
    ['-9007199254740993', /would become -9007199254740992/],
    ['12345678901234567890123', /would become 1\.2345678901234568e\+22/],
    ['9007199254740992.5', /loses digits/],
    ['1e400', /beyond 1\.797e308/],
    [`-${'9'.repeat(400)}`, /beyond 1\.797e308/],
  ])('are lost of %s', (written, says) => {
    expect(lostDigits(written)).toMatch(says);
  });

  it('are kept of whatever a program prints that had a number of 64 bits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(lostDigits(JSON.stringify(value))).toBeNull();
      }),
    );
  });

  it('are lost of a long whole number exactly where it comes back as another', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), (value) => {
        const written = String(value);
        const comesBack = BigInt(Number(written)) === value || String(Number(written)) === written;
        if (Math.abs(Number(written)) < 1e21)
          expect([written, lostDigits(written) === null]).toEqual([written, comesBack]);
      }),
    );
  });
});
