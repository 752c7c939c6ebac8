import { createHash, createHmac } from 'node:crypto';
import { decide, decideByDetail } from '../../edge/decide';
import { encodeSite } from '../../edge/encode';
import type { EdgeEvent } from '../../edge/event';
import { eventOf, interval, site, start } from './given';

const [detail, schedule] = encodeSite(site(interval({ mode: 'read-only', exemptions: ['/health'] })), start);
const value = schedule?.value;
const lines = (detail?.value ?? '').split('\n');
const event = eventOf({ method: 'POST', uri: '/health' });
const { request } = event;

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
    const cover = decide(request, value, start);
    if (typeof cover === 'string') throw new Error(cover);
    const byDetail = (event: EdgeEvent, given: readonly string[]) =>
      decideByDetail(event, cover, given, start, { createHash, createHmac });
    expect(byDetail(event, lines)).toBe('exempt');
    expect(byDetail(eventOf({ method: 'POST' }), lines)).toBe('refuse');
    expect(byDetail(event, [])).toBe('detail-missing');
  });
});
