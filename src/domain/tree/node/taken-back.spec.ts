import { takenBack } from './taken-back.ts';

describe('taking back a change', () => {
  it('gives what was there before where nothing has changed since', () => {
    expect(takenBack(null, 'filled', 'filled')).toEqual({ value: null, isKept: false });
    expect(takenBack({ text: 'a' }, null, null)).toEqual({ value: { text: 'a' }, isKept: false });
    expect(takenBack(['c', 'a'], ['c', 'a', 'b'], ['c', 'a', 'b'])).toEqual({ value: ['c', 'a'], isKept: false });
  });

  it('keeps what was changed since, and does not call it changed where it is as before anyway', () => {
    expect(takenBack(null, 'filled', 'worded anew')).toEqual({ value: 'worded anew', isKept: true });
    expect(takenBack(null, 'filled', null)).toEqual({ value: null, isKept: false });
  });

  it('takes out of a list what came, brings back what went, and leaves what was added or taken out since', () => {
    expect(takenBack(['a', 'd'], ['a', 'b', 'd'], ['a', 'b', 'c'])).toEqual({ value: ['a', 'c'], isKept: true });
    expect(takenBack(['x'], ['y'], ['y', 'z'])).toEqual({ value: ['z', 'x'], isKept: true });
    expect(takenBack(null, ['a'], ['a', 'b'])).toEqual({ value: ['b'], isKept: true });
  });
});
