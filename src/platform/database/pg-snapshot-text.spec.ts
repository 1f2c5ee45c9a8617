import { isPgSnapshotText } from './pg-snapshot-text.ts';

describe('the text of a snapshot', () => {
  it.each(['10:20:', '10:10:', '10:20:10,14,19', '9223372036854775807:9223372036854775807:'])('is %s', (text) => {
    expect(isPgSnapshotText(text)).toBe(true);
  });

  it.each([
    null,
    7,
    '',
    '0:1:',
    '10:9:',
    '10:20:20',
    '10:20:9',
    '10:20:14,12',
    '10:20:14,14',
    '10:20:14,',
    '10:20',
    '1:1:;',
  ])('is not %s', (text) => {
    expect(isPgSnapshotText(text)).toBe(false);
  });
});
