// Jest runs what scripts/build.mjs emitted (`npm test` builds first): plain ES modules, the same code as production. Asked for all
// specs it runs those that scripts/group-specs.mjs has put together; asked for some by name, each by itself.
const named = process.argv.slice(2).some((argument) => !argument.startsWith('-'));

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/dist-test'],
  testMatch: [named ? '**/!(together)/*.spec.js' : '**/together/*.spec.js'],
  transform: {},
  testSequencer: '<rootDir>/scripts/spec-order.mjs',
  globalSetup: '<rootDir>/dist-test/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist-test/test/support/global-teardown.js',
  // One more than CI has cores: many wait for half a second, a lock or a moment.
  maxWorkers: 3,
  // For what never comes to an end: how fast the machine is says nothing about the product.
  testTimeout: 300_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['dist-test/src/**/*.js', '!dist-test/src/main.js', '!dist-test/src/migrations/**'],
};
