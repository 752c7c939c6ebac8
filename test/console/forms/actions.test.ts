import { ApiProblem } from '../../../console/api/problem';
import { askedBy, foundIn as foundInQuestion } from '../../../console/pages/explain/rules';
import { foundIn, rules } from '../../../console/pages/window/action-rules';
import { formFaults } from '../../../console/parts/forms/form-faults';
import { inOneLine, reasonFaults } from '../../../console/parts/forms/reason-rules';
import { tongues } from './wording';

const typed = { text: '', minutes: '15' };

describe('what is typed about an action', () => {
  it('is checked before it is sent: a comment has words, an extension minutes, a reason its length', () => {
    const fields = (found: readonly { readonly field: string }[]) => found.map(({ field }) => field);
    expect(fields(foundIn('comment', typed))).toEqual(['text']);
    expect(foundIn('comment', { ...typed, text: 'One\ntwo' })).toEqual([]);
    expect(fields(foundIn('extend', { text: '', minutes: '0' }))).toEqual(['durationMinutes']);
    expect(fields(foundIn('extend', { text: '', minutes: '1.5' }))).toEqual(['durationMinutes']);
    expect(foundIn('end', typed)).toEqual([]);
    expect(fields(foundIn('end', { ...typed, text: 'x'.repeat(501) }))).toEqual(['reason']);
  });

  it('has what the policy does not allow at the minutes', () => {
    const error = new ApiProblem(422, 'too-long', 'x', { maximumDurationSeconds: 5400 });
    const { at } = formFaults({ ...tongues.en, rules, typed, found: [], error, sent: typed, zone: 'UTC' });
    expect(at.get('durationMinutes')).toContain('1 h 30 min');
  });
});

describe('a reason', () => {
  it('is sent in one line, because the record keeps one', () => {
    expect(inOneLine(' Too\n\n late ')).toBe('Too late');
    expect(reasonFaults('Too\nlate')).toEqual([]);
    expect(reasonFaults('x'.repeat(501))).toEqual([{ field: 'reason', rule: 'must have at most 500 characters' }]);
  });
});

describe('a question about a request', () => {
  const of = (search: string) => foundInQuestion(askedBy(new URLSearchParams(search), 'Europe/Paris'), 'Europe/Paris');

  it('needs an address that is one, and a date with its time', () => {
    expect(of('url=https%3A%2F%2Fshop.example.com%2F&at=2026-12-01T21%3A00%3A00Z')).toEqual([]);
    expect(of('').map(({ field }) => field)).toEqual(['url']);
    expect(of('url=shop').map(({ field }) => field)).toEqual(['url']);
    const asked = { url: 'https://a.example.com', method: 'GET', ip: '', date: '', time: '10:00' };
    expect(foundInQuestion(asked, 'UTC').map(({ field }) => field)).toEqual(['at']);
    const never = { ...asked, date: '2026-02-30' };
    expect(foundInQuestion(never, 'Europe/Paris')).toEqual([
      { field: 'at', rule: 'must be a date and time that exist' },
    ]);
    const skipped = { ...asked, date: '2026-03-29', time: '02:30' };
    expect(foundInQuestion(skipped, 'Europe/Paris')).toEqual([{ field: 'at', rule: 'is skipped by the clocks' }]);
  });
});
