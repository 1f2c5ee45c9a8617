import { isKeyTaken, isRetryable, isUnavailable } from './fault.ts';
import { RestartTransaction } from './restart-transaction.ts';

/** What the driver throws when Postgres answers with a code. */
const failed = (code: string) => Object.assign(new Error('The statement failed.'), { code });

describe('a fault of the database', () => {
  it.each([
    ['a serialisation fault', failed('40001'), true, true],
    ['a deadlock', failed('40P01'), true, true],
    ['a restart of our own', new RestartTransaction('A node moved.'), true, true],
    ['a lock that was waited for too long', failed('55P03'), false, true],
    ['a key that is taken', failed('23505'), false, false],
    ['an error of the code', new Error('undefined is not a function'), false, false],
  ])('tells whether to try again: %s', (_, fault, retryable, unavailable) => {
    expect([isRetryable(fault), isUnavailable(fault)]).toEqual([retryable, unavailable]);
  });
  it('tells whether a key is taken', () => {
    expect([isKeyTaken(failed('23505')), isKeyTaken(failed('23503'))]).toEqual([true, false]);
  });
});
