import fc from 'fast-check';
import { changeBetween } from '../../../lambdas/domain/audit/change';
import { applied } from './applied';

const text = fc.constantFrom('a', 'b', 'c', 'd');
const element = fc.oneof(text, fc.record({ approverId: text, at: fc.integer({ min: 0, max: 3 }) }));
const { record } = fc.letrec((tie) => ({
  record: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  value: fc.oneof({ maxDepth: 3 }, text, fc.integer(), fc.constant(null), fc.array(element), tie('record')),
}));

describe('the change between two versions of a record', () => {
  it('is all that is needed to make the later one of the earlier one', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        const change = JSON.parse(JSON.stringify(changeBetween(before, after)));
        expect(applied(before, change.before, change.after)).toEqual(after);
      }),
    );
  });

  it.each([
    ['a member', { reason: 'a', version: 1 }, { reason: 'b', version: 1 }, { reason: 'a' }, { reason: 'b' }],
    ['a new member', { version: 1 }, { version: 1, ticket: 'T' }, {}, { ticket: 'T' }],
    ['a member that goes', { ticket: 'T' }, {}, { ticket: 'T' }, {}],
    [
      'a member of a member',
      { plan: { a: 1, b: 2 } },
      { plan: { a: 1, b: 3 } },
      { plan: { b: 2 } },
      { plan: { b: 3 } },
    ],
    ['one more element', { votes: [1] }, { votes: [1, 2] }, {}, { votes: { added: [2] } }],
    ['one element less', { votes: [1, 2] }, { votes: [2] }, { votes: { removed: [1] } }, {}],
    [
      'an element in place of another',
      { paths: ['/a', '/b'] },
      { paths: ['/b', '/c'] },
      { paths: { removed: ['/a'] } },
      { paths: { added: ['/c'] } },
    ],
    [
      'another order',
      { paths: ['/a', '/b'] },
      { paths: ['/b', '/a'] },
      { paths: ['/a', '/b'] },
      { paths: ['/b', '/a'] },
    ],
    ['nothing', { votes: [{ at: 1 }] }, { votes: [{ at: 1 }] }, {}, {}],
  ])('is %s', (_what, before, after, was, is) => {
    expect(JSON.parse(JSON.stringify(changeBetween(before, after)))).toEqual({ before: was, after: is });
  });

  it('is the whole record where it is made or removed', () => {
    const person = { personId: 'ana', groups: ['dba'] };
    expect(changeBetween(null, person)).toEqual({ before: null, after: person });
    expect(changeBetween(person, null)).toEqual({ before: person, after: null });
  });
});
