// Jest runs what scripts/build.mjs emitted (`npm test` builds first): plain ES modules, the same code as production.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/dist-test'],
  testMatch: ['**/*.spec.js'],
  transform: {},
  globalSetup: '<rootDir>/dist-test/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist-test/test/support/global-teardown.js',
  maxWorkers: 2,
  testTimeout: 30_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['dist-test/src/**/*.js', '!dist-test/src/main.js', '!dist-test/src/migrations/**'],
};
