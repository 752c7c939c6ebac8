import { ApiProblem } from '../../../console/api/problem';
import { factsOf } from '../../../console/parts/refusals/facts';
import { faultWords } from '../../../console/parts/refusals/fault-words';
import { inTheWay } from '../../../console/parts/refusals/in-the-way';
import { refusalWords } from '../../../console/parts/refusals/refusal-words';
import { ruleIn } from '../../../console/parts/refusals/rule';
import { de } from '../../../console/texts/de';
import { later as german } from '../../../console/texts/de/later';
import { en } from '../../../console/texts/en';
import { later as english } from '../../../console/texts/en/later';
import { statuses } from '../../../lambdas/http/server/problem';

const languages = [
  ['en', { language: 'en', locale: 'en-GB', texts: en }, english],
  ['de', { language: 'de', locale: 'de-DE', texts: de }, german],
] as const;

const detail = 'Words of the API.';

describe.each(languages)('a refusal in %s', (_, wording, later) => {
  const told = (code: string, more: Record<string, unknown> = {}, status = 409) => {
    const problem = new ApiProblem(status, code, detail, more);
    return refusalWords(problem, later, factsOf(problem, wording, 'Europe/Berlin'));
  };

  it.each(Object.keys(statuses))('has words of its own for %s, whatever the API says of it', (code) => {
    const facts = {
      requiredRoles: ['admin'],
      maxAgeSeconds: 300,
      actual: 'completed',
      mode: 'full',
      startsAt: '2026-12-01T10:00:00Z',
      endsAt: '2026-12-01T11:00:00Z',
      maximumDurationSeconds: 5400,
      leadTimeSeconds: 120,
      maximumAheadSeconds: 31_622_400,
      hostnames: ['shop.example.com'],
      candidates: ['2026-10-25T02:30:00+02:00'],
      required: 9,
      eligible: 3,
      groups: ['dba'],
      uses: 10,
      personId: 'ana',
    };
    for (const more of [{}, facts]) {
      const { text, isUnknown } = told(code, more);
      expect(isUnknown).toBe(false);
      expect(text).not.toMatch(/undefined|NaN|Words of the API|^\s*$/);
    }
  });

  it('says for a template what it does not allow', () => {
    expect(told('template-mismatch', { rule: 'hours' }).text).toBe(later.templateRules.hours);
    expect(told('template-mismatch', { rule: 'constructor' }).text).toBe(later.refusals['template-mismatch']);
  });

  it('says what to do in place of what is not possible', () => {
    const { instead } = later;
    expect(told('illegal-move', { actual: 'active', advice: 'ratify' }).text).toMatch(instead.ratify);
    expect(told('illegal-move', { actual: 'active', advice: 'juggle' }).text).toMatch(instead.otherwise);
  });

  it('gives advice by the kind of answer where a newer server has a code that it does not know', () => {
    const unknown = (status: number) => told('moon-in-the-way', {}, status);
    expect([403, 404, 412, 422].map((status) => unknown(status).text)).toEqual([
      later.unknownRefusals.forbidden,
      later.unknownRefusals.missing,
      later.unknownRefusals.lostRace,
      later.unknownRefusals.otherwise,
    ]);
    expect(unknown(500)).toEqual({ text: later.refusals.unexpected, isUnknown: true });
    expect(told('constructor').isUnknown).toBe(true);
  });

  it('says durations as such, whatever the API counts them in', () => {
    const said = (field: string, rule: string) => faultWords({ field, rule }, later, wording);
    expect(said('policy.timeoutSeconds', 'must be at most 2678400')).toBe(
      later.faults.most(wording.texts.shared.days(31)),
    );
    expect(said('durationMinutes', 'must be at least 1')).toBe(later.faults.least(wording.texts.shared.minutes(1)));
    expect(said('uses', 'must be at most 1000')).toBe(later.faults.most(wording.language === 'de' ? '1.000' : '1,000'));
    expect(said('reason', 'must have at least 1 character')).toBe(later.faults.required.reason);
    expect(said('hostnames.2', 'is a rule of a newer server')).toBeUndefined();
  });
});

it('names no mode of a window that an earlier server does not name', () => {
  const facts = { from: '10:00', to: '11:00' };
  for (const { refusals } of [english, german]) expect(refusals.overlap(facts)).not.toContain('()');
});

describe('what is in the way', () => {
  it('is linked, unless it is what the person asked for', () => {
    const overlap = new ApiProblem(409, 'overlap', detail, { windowId: 'shop.1' });
    const open = new ApiProblem(409, 'proposal-open', detail, { proposalId: 'shop.2', windowIds: ['shop.3', 4] });
    expect(inTheWay(overlap)).toEqual([{ id: 'shop.1', path: '/windows/shop.1' }]);
    expect(inTheWay(open).map(({ path }) => path)).toEqual(['/windows/shop.3', '/proposals/shop.2']);
    expect(inTheWay(new ApiProblem(404, 'unknown-window', detail, { windowId: 'shop.1' }))).toEqual([]);
  });
});

describe('a rule of the API', () => {
  it('that nobody translated is told apart', () => {
    expect(ruleIn('must be purple')).toEqual({ kind: 'unknown' });
    expect(ruleIn('must have at most 500 characters')).toEqual({ kind: 'longest', limit: 500 });
  });
});
