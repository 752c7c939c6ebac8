import { encodeSite } from '../../../edge/document/encode';
import { decide, decideByDetail } from '../../../edge/function/decide';
import { edgeRules, Rule } from '../../../edge/function/rule';
import { eventOf, interval, type Sent, site, start } from './fixtures';

const [detail, schedule] = encodeSite(site(interval({ mode: 'read-only', exemptions: ['/health'] })), start);
const lines = (detail?.value ?? '').split('\n');
const decided = (sent: Sent, clock = start) => decide(eventOf(sent), schedule?.value ?? '', clock);

describe('the rule that decides', () => {
  it('is nothing-now before the first start', () => {
    expect(decided({}, start - 0.001)).toBe(Rule.nothingNow);
  });

  it('is reads-pass for a GET while read-only', () => {
    expect(decided({})).toBe(Rule.readsPass);
  });

  it('is left to the detail of the interval once a refusal is possible', () => {
    expect(decided({ method: 'POST' })).toMatchObject({ key: detail?.key });
  });

  it.each([
    ['exempt', { method: 'POST', uri: '/health' }, lines],
    ['refuse', { method: 'POST' }, lines],
    ['detail-missing', { method: 'POST' }, ['']],
  ])('is %s by the detail', (rule, sent, found) => {
    const gated = decided(sent);
    if (typeof gated === 'number') throw new Error(edgeRules[gated]);
    gated.detail = found;
    expect(edgeRules[decideByDetail(gated)]).toBe(rule);
  });

  it('is the same by its name and by its position', () => {
    const named = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const positions = Object.fromEntries(edgeRules.map((rule, position) => [named(rule), position]));
    expect(positions).toMatchObject(Rule);
  });
});
