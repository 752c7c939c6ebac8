import type { JsonObject } from '../../../../local/aws/gateway/service';
import { matchesPattern } from '../../../../local/aws/wire/pattern';

const record: JsonObject = { eventName: 'MODIFY', dynamodb: { NewImage: { type: { S: 'window' }, n: { N: '1' } } } };
const image = (value: JsonObject): JsonObject => ({ dynamodb: { NewImage: value } });

describe('event patterns', () => {
  it.each<[string, JsonObject, boolean]>([
    ['one of several values', image({ type: { S: ['site', 'window'] } }), true],
    ['another value', image({ type: { S: ['site'] } }), false],
    ['a field that is absent', image({ other: { S: ['x'] } }), false],
    ['all of several fields', { eventName: ['MODIFY'], ...image({ type: { S: ['site'] } }) }, false],
    ['prefix', { eventName: [{ prefix: 'MOD' }] }, true],
    ['suffix', { eventName: [{ suffix: 'FY' }] }, true],
    ['exists', image({ type: { S: [{ exists: true }] } }), true],
    ['exists: false', image({ ttl: { N: [{ exists: false }] } }), true],
    ['anything-but', { eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    ['$or', { $or: [{ eventName: ['INSERT'] }, { eventName: ['MODIFY'] }] }, true],
  ])('decide by %s', (_name, pattern, expected) => {
    expect(matchesPattern(pattern, record)).toBe(expected);
  });

  it('fail on a comparison they do not know', () => {
    expect(() => matchesPattern({ eventName: [{ numeric: ['>', 1] }] }, record)).toThrow('numeric');
  });
});
