const Sequencer = require('@jest/test-sequencer').default;

/** The slowest of the long tests, the slowest first. Their seconds are in docs/testing.md. */
const slowest = [
  'e2e/console/dialogs',
  'e2e/console/hostile',
  'e2e/console/large/large',
  'e2e/console/looks',
  'publishable/publishable-a',
  'publishable/publishable-b',
  'fuzz/api-a',
  'fuzz/api-b',
  'e2e/cli/terminal',
  'queries/agreement/agreement',
  'browser/approval-pages',
  'e2e/least-privilege',
  'e2e/console/window-life',
  'e2e/approvals/histories',
  'e2e/console/lost-connection',
];

/**
 * Where Jest has not run the tests before, it begins with the largest files. A few of the smallest take longest, and the last of them would run alone,
 * on one core.
 */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const named = (name) => sorted.find(({ path }) => path.endsWith(`/${name}.long.test.ts`));
    const first = slowest.flatMap((name) => named(name) ?? []);
    return [...first, ...sorted.filter((test) => !first.includes(test))];
  }
};
