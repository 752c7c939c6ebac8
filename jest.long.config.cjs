/** The long tests, which `npm run test:long` runs: random histories, kills, least privilege, browsers, fuzz, whole machines. */
const quick = require('./jest.config.cjs');

module.exports = {
  ...quick,
  // Each test of a whole machine starts processes of its own and looks at the clock.
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/slowest-first.cjs',
  projects: quick.projects.map((project) => ({
    ...project,
    testMatch: project.testMatch.map((pattern) => pattern.replace('.test.ts', '.long.test.ts')),
    testPathIgnorePatterns: project.displayName === 'unit' ? ['<rootDir>/test/e2e/'] : [],
  })),
};
