import { windowJson, withheld } from '../../../lambdas/http/window/present';
import { window } from '../../domain/fixtures';

it('an answer shows every member of a window, or withholds it on purpose', () => {
  const shown = new Set(Object.keys(windowJson(window(), { clock: () => 0, armedSecondsAhead: 604_800 })));
  const missing = Object.keys(window()).filter((name) => name !== 'plan' && !shown.has(name));
  expect(missing.filter((name) => !Object.hasOwn(withheld, name))).toEqual([]);
  expect(Object.keys(withheld).filter((name) => shown.has(name))).toEqual([]);
});
