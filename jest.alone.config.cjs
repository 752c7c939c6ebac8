/** Tests that hold a real-time bound, which `npm run test:alone` runs one after the other: beside others they would measure those. */
const quick = require('./jest.config.cjs');

module.exports = {
  ...quick,
  maxWorkers: 1,
  projects: quick.projects
    .filter(({ displayName }) => displayName === 'e2e')
    .map((project) => ({
      ...project,
      testMatch: ['<rootDir>/test/e2e/**/*.alone.test.ts'],
      testPathIgnorePatterns: [],
    })),
};
