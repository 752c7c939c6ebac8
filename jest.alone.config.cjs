/** `npm run test:alone`: tests with a real-time bound, one at a time. Run beside others, they would measure the others, too. */
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
