import { decide, decideByDetail } from '../../edge/decide';
import { encodeSite } from '../../edge/encode';
import { eventOf, interval, site, start } from './given';

const [detail, schedule] = encodeSite(site(interval({ mode: 'read-only', exemptions: ['/health'] })), start);
const value = schedule?.value;
const lines = (detail?.value ?? '').split('\n');
const { request } = eventOf({ method: 'POST', uri: '/health' });

describe('the rule that decides', () => {
  it('is no-schedule for a hostname without an entry', () => {
    expect(decide(request, undefined, start)).toBe('no-schedule');
  });

  it('is nothing-now before the first start', () => {
    expect(decide(request, value, start - 0.001)).toBe('nothing-now');
  });

  it('is reads-pass for a GET while read-only', () => {
    expect(decide(eventOf().request, value, start)).toBe('reads-pass');
  });

  it('is left to the detail of the interval once a refusal is possible', () => {
    expect(decide(request, value, start)).toMatchObject({ mode: 'read-only', detailKey: detail?.key });
  });

  it('is exempt, refuse or detail-missing by the detail', () => {
    expect(decideByDetail(request, lines)).toBe('exempt');
    expect(decideByDetail(eventOf({ method: 'POST' }).request, lines)).toBe('refuse');
    expect(decideByDetail(request, [])).toBe('detail-missing');
  });
});
