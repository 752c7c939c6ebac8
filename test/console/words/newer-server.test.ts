import { withoutNulls } from '../../../console/api/without-nulls';
import { formatTime, knownZone } from '../../../console/parts/times/time-format';
import { localIn } from '../../../console/parts/times/zoned';
import { proposalTitle } from '../../../console/parts/voting/proposal-title';
import { languageName } from '../../../console/parts/words/language-name';
import { en } from '../../../console/texts/en';

const at = '2026-11-27T09:00:00Z';

describe('what a newer server may say', () => {
  it('shows times in UTC, and says so, where the browser does not know the zone', () => {
    expect(knownZone('Mars/Olympus_Mons')).toBe('UTC');
    expect(formatTime(at, 'Mars/Olympus_Mons', 'en-GB')).toBe(formatTime(at, 'UTC', 'en-GB'));
    expect(formatTime(at, 'Mars/Olympus_Mons', 'en-GB')).toContain('UTC');
  });

  it('does not take a time in a zone that it does not know for another one', () => {
    expect(localIn('Mars/Olympus_Mons', at)).toEqual({ date: '', time: '' });
  });

  it('shows as it is what is no instant and no language', () => {
    expect(formatTime('next spring', 'UTC', 'en-GB')).toBe('next spring');
    expect(languageName('not a language!', 'en')).toBe('not a language!');
    expect(languageName('de', 'en')).toBe('German');
  });

  it('may say null for what is missing, also in a list', () => {
    const answer = { items: [{ ticket: null, reason: 'x', by: { personId: null } }], cursor: null };
    expect(withoutNulls(answer)).toEqual({ items: [{ reason: 'x', by: {} }] });
    expect(withoutNulls('text')).toBe('text');
    const map = new Map([['a', null]]);
    expect(withoutNulls(map)).toBe(map);
  });

  it('does not pass a proposal of a kind that it does not know for one of a policy', () => {
    expect(proposalTitle({ kind: 'moon', siteId: 'shop' }, en)).toBe('moon of shop');
  });
});
