import { Service } from '../fixtures';

let service: Service;
let windowId: string;
let link: { token: string; code: string };
beforeEach(async () => {
  service = await Service.start();
  windowId = String((await service.request()).json.windowId);
  link = await service.mailedLink(windowId);
});

const statusOf = async () => (await service.api('GET /v1/windows/{windowId}', { path: { windowId } })).json.status;

describe('a voting link that mail gateways and trackers changed', () => {
  it.each<[string, (token: string) => string, Record<string, string>?]>([
    ['with campaign parameters', (token) => token, { utm_source: 'mail', utm_medium: 'email' }],
    ['with the parameters of a safe-link service', (token) => token, { data: '05|02|ana', sdata: 'x=', reserved: '0' }],
    ['with a click id', (token) => token, { fbclid: 'IwAR0', gclid: 'x' }],
    ['with a full stop', (token) => `${token}.`],
    ['with the bracket that enclosed it', (token) => `${token}>`],
    ['broken into two lines', (token) => `${token.slice(0, 60)}\r\n ${token.slice(60)}`],
    ['with a zero-width space', (token) => `${token.slice(0, 60)}\u200b${token.slice(60)}`],
    ['with the parameter twice, as API Gateway joins it', (token) => `${token},${token}`],
  ])('%s opens and votes', async (_how, change, more = {}) => {
    expect((await service.visit('GET', change(link.token), undefined, more)).status).toBe(200);
    const form = { decision: 'approve', code: link.code };
    expect((await service.visit('POST', change(link.token), form, more)).status).toBe(200);
    expect(await statusOf()).toBe('approved');
  });

  it('takes a form with fields that a browser extension added', async () => {
    const form = { decision: 'approve', code: link.code, 'lp-pwd': 'x', __proto__x: 'y' };
    expect((await service.visit('POST', link.token, form)).status).toBe(200);
  });

  it('takes the code in the digits of another script', async () => {
    const form = { decision: 'approve', code: '١٢٣–٤٥٦' };
    expect((await service.visit('POST', link.token, form)).status).toBe(200);
  });

  it('asks again for a reason that was not UTF-8, instead of recording it garbled', async () => {
    const page = await service.visit('POST', link.token, `decision=approve&code=${link.code}&reason=zur%FCck`);
    expect([page.status, await statusOf()]).toEqual([400, 'requested']);
    expect(page.text).toContain('Shorten the reason to 500 characters of plain text.');
  });

  it('still refuses a token with something before or inside it', async () => {
    for (const token of [`x${link.token}`, link.token.replace('.', '..'), `${link.token.slice(0, -1)}!a`]) {
      expect([400, 410]).toContain((await service.visit('GET', token)).status);
    }
  });
});
