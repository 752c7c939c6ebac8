import { createHash, createHmac } from 'node:crypto';
import { decide as decideWith, type EdgeState } from '../../edge/decide';
import { encodeSite } from '../../edge/encode';
import type { EdgeEvent } from '../../edge/event';
import { eventOf, interval, site, start } from './given';

const [detail, schedule] = encodeSite(site(interval({ mode: 'read-only', exemptions: ['/health'] })), start);
const lines = detail?.value.split('\n');
const request = eventOf({ method: 'POST', uri: '/health' });
const state = { schedule: schedule?.value };
const decide = (event: EdgeEvent, given: EdgeState, now: number) =>
  decideWith(event, given, now, { createHash, createHmac });

describe('the rule that decides', () => {
  it('is no-schedule for a hostname without an entry', () => {
    expect(decide(request, {}, start)).toEqual({ rule: 'no-schedule' });
  });

  it('is nothing-now before the first start', () => {
    expect(decide(request, state, start - 0.001)).toEqual({ rule: 'nothing-now' });
  });

  it('is reads-pass for a GET while read-only, and tells the interval', () => {
    expect(decide(eventOf(), state, start)).toMatchObject({
      rule: 'reads-pass',
      cover: { mode: 'read-only' },
    });
  });

  it('asks for the detail once a refusal is possible, and then says exempt or refuse', () => {
    const { rule, cover } = decide(request, state, start);
    expect({ rule, key: cover?.detailKey }).toEqual({ rule: 'read-detail', key: detail?.key });
    if (!cover) throw new Error('no interval was found');
    expect(decide(request, { ...state, cover, detail: lines }, start).rule).toBe('exempt');
    expect(decide(eventOf({ method: 'POST' }), { ...state, cover, detail: lines }, start).rule).toBe('refuse');
    expect(decide(request, { ...state, cover }, start).rule).toBe('detail-missing');
  });
});
