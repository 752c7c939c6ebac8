import { insteadOf } from '../../../lambdas/domain/window/instead';
import { assertLegal, isLegal, legalStates, type Transition } from '../../../lambdas/domain/window/transitions';
import { type Window, windowStatuses } from '../../../lambdas/domain/window/window';

const asked = ['approve', 'reject', 'withdraw', 'ratify', 'cancel', 'end', 'edit', 'amend', 'extend'] as const;
const pairs = asked.flatMap((transition) =>
  windowStatuses.flatMap((status) => (isLegal(transition, status) ? [] : [[transition, status] as const])),
);
const isTransition = (name: string): name is Transition => Object.hasOwn(legalStates, name);

describe('what to do instead', () => {
  it.each(pairs)('of %s is said of a window that is %s, and is possible then', (transition, status) => {
    const { sentence = '', advice } = insteadOf(transition, status) ?? {};
    expect(sentence).toMatch(/^[A-Z].+\.$/);
    if (advice !== undefined && isTransition(advice)) expect(isLegal(advice, status)).toBe(true);
    const window = { status } as Window;
    expect(() => assertLegal(transition, window)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`The window is ${status}; ${transition} is possible only while it is`),
        details: expect.objectContaining(advice === undefined ? { actual: status } : { advice }),
      }),
    );
  });

  it('of cancelling what has begun is to end it, and the other way round', () => {
    expect(insteadOf('cancel', 'active')?.advice).toBe('end');
    expect(insteadOf('end', 'requested')?.advice).toBe('cancel');
  });

  it('is nothing where nobody asks', () => {
    expect(insteadOf('expire', 'active')).toBeUndefined();
  });
});
