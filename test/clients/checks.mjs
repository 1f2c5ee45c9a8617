let passed = 0;
let failed = 0;

/** Runs one check and prints a line on how it went; what it throws is the reason. */
export async function check(name, run) {
  try {
    await run();
    passed += 1;
    process.stdout.write(`ok      ${name}\n`);
  } catch (fault) {
    failed += 1;
    process.stdout.write(`failed  ${name}\n${fault.message.replace(/^/gm, '        ')}\n`);
  }
}

/** Prints the sum and leaves the exit code that fits. */
export function sum() {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
