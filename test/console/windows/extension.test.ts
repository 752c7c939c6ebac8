import { freeUntil, laterEnd, needsApproval, typedEnd } from '../../../console/pages/window/extension';

const window = { endsAt: '2026-12-01T22:00:00Z', overrunSeconds: 1800 };

describe('an extension', () => {
  it('needs no approval within what was approved with the plan, also after an earlier one', () => {
    expect(freeUntil(window)).toBe('2026-12-01T22:30:00.000Z');
    expect([30, 31].map((minutes) => needsApproval(window, laterEnd(window, String(minutes)) ?? ''))).toEqual([
      false,
      true,
    ]);
    const extended = { ...window, endsAt: '2026-12-01T22:20:00Z', plannedEndsAt: '2026-12-01T22:00:00Z' };
    expect([10, 11].map((minutes) => needsApproval(extended, laterEnd(extended, String(minutes)) ?? ''))).toEqual([
      false,
      true,
    ]);
    expect(needsApproval({ endsAt: window.endsAt }, laterEnd(window, '1') ?? '')).toBe(true);
  });

  it('takes each way to write a number that the form takes', () => {
    expect(laterEnd(window, '015')).toBe(laterEnd(window, '15'));
    expect(laterEnd(window, '015')).toBeDefined();
  });

  it.each(['', '0', '-5', '1.5', 'ten', '123456'])('is none of %j minutes', (minutes) => {
    expect(laterEnd(window, minutes)).toBeUndefined();
    // Nothing says that it needs no approval where every longer end does.
    expect(needsApproval({ endsAt: window.endsAt }, typedEnd(window, minutes))).toBe(true);
  });
});
