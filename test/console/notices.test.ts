import { isOutdated } from '../../console/parts/outdated';

it.each([
  ['the state in which it is true', { of: 'shop.1', in: ['requested'] }, 'requested', false],
  ['any other', { of: 'shop.1', in: ['requested'] }, 'active', true],
  ['the states of something else', { of: 'shop.2', in: ['requested'] }, 'active', false],
  ['every state, where it names none', undefined, 'active', false],
])('a notice stays in %s', (_, holds, state, expected) => {
  expect(isOutdated({ ...(holds && { holds }) }, 'shop.1', state)).toBe(expected);
});
