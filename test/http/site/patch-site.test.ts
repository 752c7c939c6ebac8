import { readFileSync } from 'node:fs';
import { Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const path = { siteId: 'shop' };
const change = (method: 'PUT' | 'PATCH', body: object, headers: Record<string, string> = {}, as = 'rita') =>
  service.api(`${method} /v1/sites/{siteId}`, { as, path, body, headers });
const patch = (body: object, headers: Record<string, string> = {}, as = 'rita') => change('PATCH', body, headers, as);
const shown = async () => (await service.api('GET /v1/sites/{siteId}', { path })).json;

const own = {
  hostnames: ['shop.example', 'www.shop.example'],
  timeZone: 'Europe/Berlin',
  exemptions: ['/status'],
  allowedMethods: ['GET'],
  corsOrigins: ['https://app.example'],
  pathMatch: 'segments-and-suffixes',
  retryAfterMaximumSeconds: 60,
  branding: { name: 'Demo Shop', accentColor: '#0a7c66' },
  notices: { languages: ['fr', 'en'] },
  bypass: { cidrs: ['203.0.113.0/24'] },
};

/** The settings of a site in an answer, without what is only shown. */
function settingsOf({ version: _, policy: __, ...site }: Readonly<Record<string, unknown>>) {
  const { bypass, ...settings } = site;
  return { ...settings, bypass: { cidrs: Object(bypass).cidrs } };
}

describe('a patch of a site', () => {
  it.each([
    ['hostnames', ['SHOP.example', 'new.shop.example'], ['shop.example', 'new.shop.example']],
    ['timeZone', 'Asia/Tokyo', 'Asia/Tokyo'],
    ['exemptions', ['/health'], ['/health']],
    ['allowedMethods', ['GET', 'POST'], ['GET', 'POST']],
    ['corsOrigins', ['*'], ['*']],
    ['pathMatch', 'segments', 'segments'],
    ['retryAfterMaximumSeconds', 600, 600],
    ['branding', { accentColor: null }, { name: 'Demo Shop' }],
    ['notices', { languages: ['ar', 'en'] }, { languages: ['ar', 'en'] }],
    ['notices', { languages: null }, { languages: [] }],
    ['bypass', { cidrs: ['2001:db8::/32'] }, { cidrs: ['2001:db8::/32'] }],
  ])('changes its %s and nothing else', async (name, value, becomes) => {
    await change('PUT', own);
    const before = await shown();
    const answer = await patch({ [name]: value });
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"3"' } });
    expect(settingsOf(answer.json)).toEqual({ ...settingsOf(before), [name]: becomes });
    expect(answer.json).toEqual(await shown());
  });

  it.each([
    'timeZone',
    'exemptions',
    'allowedMethods',
    'corsOrigins',
    'pathMatch',
    'retryAfterMaximumSeconds',
    'branding',
    'notices',
    'bypass',
  ])('puts its %s back to the default with null', async (name) => {
    const fresh = settingsOf(await shown());
    await change('PUT', own);
    const answer = await patch({ [name]: null });
    expect(settingsOf(answer.json)).toEqual({ siteId: 'shop', ...own, [name]: fresh[name as keyof typeof fresh] });
  });

  it('reaches into nested settings', async () => {
    await change('PUT', own);
    expect((await patch({ bypass: {} })).json.bypass).toMatchObject({ cidrs: own.bypass.cidrs });
    expect((await patch({ bypass: { cidrs: null } })).json.bypass).toMatchObject({ cidrs: [] });
  });

  it('needs something to change, and a site that exists', async () => {
    expect(await patch({ reason: 'Tidying up' })).toMatchObject({
      status: 400,
      json: { detail: 'the body must name at least one setting to change.' },
    });
    const other = { as: 'rita', path: { siteId: 'nowhere' }, body: { timeZone: 'UTC' } };
    expect(await service.api('PATCH /v1/sites/{siteId}', other)).toMatchObject({ status: 404 });
  });

  it.each([
    ['no hostnames', { hostnames: null }, /hostnames must be of type array/],
    ['an unknown setting', { colour: 'red' }, /colour is not a known field/],
    ['an unknown rule', { policy: { colour: 'red' } }, /policy.colour is not a known field/],
    ['a language without words', { notices: { languages: ['xx'] } }, /notices.languages.0 must be one of/],
    ['a language twice', { notices: { languages: ['en', 'en'] } }, /notices.languages must not repeat an element/],
    ['a sixth reminder', { policy: { remindPublicBeforeSeconds: [60, 61, 62, 63, 64, 65] } }, /at most 5/],
    ['a reminder in no time', { policy: { remindPublicBeforeSeconds: [59] } }, /must be at least 60/],
    ['its id', { siteId: 'other' }, /siteId is not a known field/],
    ['a policy of 11 approvals', { policy: { approvalsRequired: 11 } }, /policy.approvalsRequired must be at most 10/],
  ])('is refused with %s', async (_name, body, detail) => {
    const before = await service.dump();
    expect(await patch(body)).toMatchObject({ status: 400, json: { detail: expect.stringMatching(detail) } });
    expect(await service.dump()).toEqual(before);
  });

  it('applies to the version seen', async () => {
    expect((await patch({ timeZone: 'Asia/Tokyo' }, { 'if-match': '"9"' })).status).toBe(412);
    expect((await patch({ timeZone: 'Asia/Tokyo' }, { 'if-match': '"1"' })).status).toBe(200);
  });

  it('gives a repeat with its key the first answer, also when the site has changed since', async () => {
    const key = { 'idempotency-key': 'CHG-1' };
    const first = await patch({ timeZone: 'Asia/Tokyo', policy: { veto: false } }, key);
    await patch({ timeZone: 'Europe/Berlin' });
    const again = await patch({ timeZone: 'Asia/Tokyo', policy: { veto: false } }, key);
    expect([again.status, again.json, again.headers]).toEqual([first.status, first.json, first.headers]);
    expect((await shown()).timeZone).toBe('Europe/Berlin');
    expect((await patch({ timeZone: 'UTC' }, key)).json.code).toBe('idempotency-key-reused');
  });

  it('names every setting that PUT has, and all but the hostnames may be null', () => {
    const { components } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
      components: { schemas: Schemas };
    };
    const [put, patched] = [components.schemas.SiteChange, components.schemas.SitePatch];
    expect(settingsIn(patched).sort()).toEqual(settingsIn(put).sort());
    expect(settingsIn(patched, isRequired)).toEqual(['hostnames', 'reason', 'ticket']);
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
}
type Schemas = Readonly<Record<'SiteChange' | 'SitePatch', Schema>>;

const variants = (schema: Schema): readonly Schema[] => [schema, ...(schema.anyOf ?? [])];
const isRequired = (schema: Schema) => !variants(schema).some(({ type }) => [type].flat().includes('null'));

/** The names of settings, nested ones as `policy.veto`; those in the lists of approvers are replaced together. */
function settingsIn(schema: Schema, keep: (setting: Schema) => boolean = () => true, parent = ''): string[] {
  const properties = variants(schema).flatMap(({ properties = {} }) => Object.entries(properties));
  return properties.flatMap(([name, setting]) => {
    const nested = name === 'approvers' ? [] : settingsIn(setting, keep, `${parent}${name}.`);
    return [...(keep(setting) ? [`${parent}${name}`] : []), ...nested];
  });
}

describe.each(['PUT', 'PATCH'] as const)('a policy that %s asks for', (method) => {
  const asked = { policy: { approvalsRequired: 2 }, reason: 'Two pairs of eyes', ticket: 'OPS-1' };
  const ask = (more: object = {}) =>
    change(method, { ...(method === 'PUT' && { hostnames: ['shop.example'] }), ...asked, ...more });

  it('is accepted as a proposal that the answer names, while the rest of the change is in effect', async () => {
    const { status, headers, json } = await ask({ timeZone: 'Asia/Tokyo' });
    const { proposalId } = Object(json.proposal);
    expect([status, headers.location, headers.etag]).toEqual([202, `/v1/proposals/${proposalId}`, '"2"']);
    expect(json).toMatchObject({
      timeZone: 'Asia/Tokyo',
      policy: { approvalsRequired: 1 },
      proposal: { status: 'requested', policy: { approvalsRequired: 2 }, reason: asked.reason, ticket: asked.ticket },
    });
    expect(Object(json.effect).meaning).toMatch(
      new RegExp(
        `until proposal ${proposalId} is approved, which is possible until 2026-\\S+Z\\. Everything else .* in effect`,
      ),
    );
    expect((await service.api('GET /v1/proposals/{proposalId}', { path: { proposalId } })).json).toEqual(json.proposal);
  });

  it('is the same proposal for a repeat, and refused besides another one', async () => {
    const { json } = await ask();
    const again = await ask();
    expect([again.status, again.json.proposal]).toEqual([202, json.proposal]);
    expect((await ask({ policy: { veto: false } })).json).toMatchObject({
      code: 'proposal-open',
      proposalId: Object(json.proposal).proposalId,
    });
  });

  it('needs a person, when it differs', async () => {
    const body = { hostnames: ['shop.example'], timeZone: 'Asia/Tokyo' };
    expect((await change(method, { ...body, policy: { veto: false } }, {}, 'admin')).json.code).toBe(
      'unmapped-principal',
    );
    expect((await change(method, { ...body, policy: { veto: true } }, {}, 'admin')).status).toBe(200);
  });
});

describe('null in the policy of a patch', () => {
  it.each([
    ['veto', { policy: { veto: null } }, { veto: true, requireLogin: true, approvers: { people: ['ana', 'ben'] } }],
    ['approvers', { policy: { approvers: null } }, { veto: false, approvers: undefined, requireLogin: true }],
    [
      'a member of emergency',
      { policy: { emergency: { maximumDurationSeconds: null } } },
      { emergency: { maximumDurationSeconds: 3600, ratifyWithinSeconds: 600 }, veto: false },
    ],
    [
      'emergency',
      { policy: { emergency: null } },
      { emergency: { maximumDurationSeconds: 3600, ratifyWithinSeconds: 86_400 }, veto: false },
    ],
    [
      'the policy',
      { policy: null },
      { veto: true, requireLogin: false, approvers: undefined, leadTimeSeconds: 120, approvalsRequired: 1 },
    ],
  ])('asks for the default of %s', async (_name, body, wanted) => {
    service = await Service.start({
      veto: false,
      requireLogin: true,
      approvers: { people: ['ana', 'ben'] },
      emergency: { maximumDurationSeconds: 60, ratifyWithinSeconds: 600 },
    });
    const { policy } = Object((await patch(body)).json.proposal);
    expect({ approvers: undefined, ...policy }).toMatchObject(wanted);
  });
});
