import { readFileSync } from 'node:fs';
import { operations } from '../../lambdas/http/operations';
import { throttles } from '../../lambdas/http/route';
import type { Operation } from '../../lambdas/http/server/operation';

const page = readFileSync('docs/api.md', 'utf8').replace(/\s+/g, ' ');
const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

const changing = Object.entries<Operation>(operations).filter(([key]) => /^(POST|PUT|PATCH|DELETE) \/v1\//.test(key));

describe('what docs/api.md says of repeats and preconditions', () => {
  it('holds for If-Match: calls that change a window, a proposal or a site, and PATCH of people and machines', () => {
    const expected = changing.filter(
      ([key]) =>
        /^(POST|PATCH) \/v1\/(windows|proposals)\/\{/.test(key) ||
        /^(PUT|PATCH|DELETE) \/v1\/sites\/\{siteId\}$/.test(key) ||
        /^PATCH \/v1\/(people|approvers|machines)\//.test(key),
    );
    const taking = changing.filter(([, { conditional }]) => conditional);
    expect(taking.map(([key]) => key).sort()).toEqual(expected.map(([key]) => key).sort());
  });
});

describe('the throttling limits that docs/api.md states', () => {
  it('hold', () => {
    const { usual, urgent, public: open } = throttles;
    expect(page).toContain(
      `${usual.rate} a second (burst ${usual.burst}); ${urgent.rate} (${grouped(urgent.burst)}) for emergency, end and status; ${open.rate} (${open.burst}) for each public route`,
    );
  });
});
