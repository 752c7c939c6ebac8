/**
 * The quick tests, which `npm test` runs. What takes long is called `*.long.test.ts` and belongs to jest.long.config.cjs;
 * docs/testing.md says which is which.
 */
const { availableParallelism } = require('node:os');

const project = {
  testEnvironment: 'node',
  transform: {
    '\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // These packages are ESM-only; middy's exports map hides the file that jest needs.
  moduleNameMapper: { '^@middy/([^/]+)$': '<rootDir>/node_modules/@middy/$1/index.js' },
  transformIgnorePatterns: [
    '/node_modules/(?!(@middy|@bomb.sh|fast-string-truncated-width|fast-string-width|fast-wrap-ansi|temporal-polyfill|temporal-utils)/)',
  ],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/.local'],
};
const slow = '\\.(long|alone)\\.test\\.ts$';

module.exports = {
  // Jest leaves a core free, which is half of a small machine.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Five seconds are not enough for a machine that has something else to do. No test measures anything by it.
  testTimeout: 30_000,
  projects: [
    {
      ...project,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/e2e/', slow],
    },
    {
      ...project,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      testPathIgnorePatterns: [slow],
      globalSetup: '<rootDir>/test/e2e/before-all.ts',
      globalTeardown: '<rootDir>/test/e2e/after-all.ts',
    },
  ],
};
