// Tests run on what `npm run build` compiled, so the schema under test is the one that ships.
export default {
  rootDir: 'dist',
  testMatch: ['**/*.spec.js'],
  transform: {},
  testEnvironment: 'node',
  // One more than the cores of a small machine: tests of stops and time limits mostly wait.
  maxWorkers: 3,
  testSequencer: '<rootDir>/../scripts/slowest-first.mjs',
  workerIdleMemoryLimit: '512MB',
  testTimeout: 30_000,
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
};
