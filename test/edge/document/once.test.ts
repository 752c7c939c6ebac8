import { oncePer } from '../../../edge/document/once';

it('computes something once for each object, and anew for another that is equal', () => {
  const compute = jest.fn(({ name }: { name: string }) => ({ length: name.length }));
  const lengthOf = oncePer(compute);
  const shop = { name: 'shop' };

  expect(lengthOf(shop)).toBe(lengthOf(shop));
  expect(compute).toHaveBeenCalledTimes(1);
  expect(lengthOf({ ...shop })).toEqual({ length: 4 });
  expect(lengthOf({ name: 'media' })).toEqual({ length: 5 });
  expect(compute).toHaveBeenCalledTimes(3);
});

it('tries again what could not be computed', () => {
  const compute = jest.fn((_: object) => ({ done: true }));
  compute.mockImplementationOnce(() => {
    throw new Error('too large');
  });
  const once = oncePer(compute);
  const site = {};

  expect(() => once(site)).toThrow('too large');
  expect(once(site)).toEqual({ done: true });
});
