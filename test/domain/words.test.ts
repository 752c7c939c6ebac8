import { counted, durationText, listed } from '../../lambdas/domain/words';

describe('words', () => {
  it.each([
    [0, '0 approvals'],
    [1, '1 approval'],
    [2, '2 approvals'],
  ])('agree with the number %i', (count, text) => {
    expect(counted(count, 'approval')).toBe(text);
  });

  it('have a plural of their own where an s does not make it', () => {
    expect([counted(1, 'person', 'people'), counted(3, 'person', 'people')]).toEqual(['1 person', '3 people']);
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('list %j', (items, text) => {
    expect(listed(items)).toBe(text);
  });

  it.each([
    [0, '0 seconds'],
    [61, '1 minute 1 second'],
    [86_400, '1 day'],
    [5400, '1 hour 30 minutes'],
  ])('say how long %i seconds are', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});
