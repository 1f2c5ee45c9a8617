import { execFileSync } from 'node:child_process';

const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });

describe('V8', () => {
  // One that it does not know it would pass over, but for a line on stderr.
  it.each(['heap-growing-percent', 'flush-bytecode'])('knows the flag %s', (flag) => {
    expect(options).toMatch(new RegExp(`^\\s+--${flag} \\(`, 'm'));
  });
});
