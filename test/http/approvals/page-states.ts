import { at, hour, Service } from '../fixtures';

/** A page that an approver may see: the service behind it, the link, and what was sent by POST, if anything. */
export interface PageState {
  readonly service: Service;
  readonly token: string;
  readonly form?: Readonly<Record<string, string>>;
}

const names = { ana: 'Ana Lovelace', ben: 'בן־גוריון', rita: 'Rita <script>alert(1)</script>' };
const code = '123456';
const wrong = '000000';
const unbroken = 'https://wiki.example/'.padEnd(240, 'x');

const idOf = ({ json }: { json: Readonly<Record<string, unknown>> }): string =>
  String(json.windowId ?? json.proposalId);

/** The site has a name and a colour; in the usual yellow nothing could be read. */
async function branded(service: Service, accentColor = '#ffd400'): Promise<Service> {
  const body = { branding: { name: 'Northwind Shop', accentColor } };
  await service.api('PATCH /v1/sites/{siteId}', { as: 'admin', path: { siteId: 'shop' }, body });
  return service;
}

/** A window that says everything a plan can say; Ben has voted, and two people commented. */
async function full(rules: object = {}): Promise<PageState & { windowId: string }> {
  const policy = { approvalsRequired: 2, overrunSeconds: 1800, ...rules };
  const service = await branded(await Service.start(policy, names), '#4f46e5');
  const windowId = idOf(
    await service.request({
      mode: 'read-only',
      timeZone: 'America/New_York',
      paths: ['/checkout', '/account'],
      reason: `The orders database moves to version 17. Runbook: ${unbroken}`,
      ticket: 'OPS-1742',
      message: 'We are moving the shop to a new database.\nOrders placed before are safe.',
      messages: { fr: 'Nous déplaçons la boutique.', ar: 'نحن ننقل المتجر إلى قاعدة بيانات جديدة.' },
    }),
  );
  const path = { windowId };
  const reject = { as: 'ben', path, body: { reason: 'שלום, looks good' } };
  await service.act('POST /v1/windows/{windowId}/approve', reject);
  for (const [as, text] of [
    ['rita', 'Rollback takes five minutes.'],
    ['ana', 'هل يعمل الدفع؟'],
  ] as const) {
    await service.api('POST /v1/windows/{windowId}/comments', { as, path, body: { text } });
  }
  return { service, windowId, ...(await service.mailedLink(windowId)) };
}

/** A request of an hour, and Ana's link to it. */
async function plain(rules: object = {}): Promise<PageState & { windowId: string }> {
  const service = await branded(await Service.start(rules, names));
  const windowId = idOf(await service.request());
  return { service, windowId, ...(await service.mailedLink(windowId)) };
}

async function changed(): Promise<PageState> {
  const { service, windowId } = await full();
  const body = { mode: 'full', endsAt: at(service.now + 4 * hour), paths: [], message: null };
  await service.api('PATCH /v1/windows/{windowId}', { path: { windowId }, body });
  return { service, ...(await service.mailedLink(windowId, 'ana', 2)) };
}

async function amended(): Promise<PageState> {
  const { service, windowId } = await plain();
  const path = { windowId };
  await service.act('POST /v1/windows/{windowId}/approve', { as: 'ben', path });
  service.now += hour + 60;
  const body = { endsAt: at(service.now + 3 * hour), reason: 'The index is still being built' };
  await service.api('PATCH /v1/windows/{windowId}', { path, body });
  return { service, ...(await service.mailedLink(windowId, 'ana', 2)) };
}

async function emergency(): Promise<PageState & { windowId: string }> {
  const service = await Service.start({}, names);
  const body = { mode: 'full', reason: 'Orders are charged twice', durationMinutes: 30 };
  const path = { siteId: 'shop' };
  const windowId = idOf(await service.api('POST /v1/sites/{siteId}/emergency', { path, body }));
  service.now += 600;
  return { service, windowId, ...(await service.mailedLink(windowId)) };
}

async function policy(): Promise<PageState> {
  const service = await Service.start({}, names);
  await service.api('POST /v1/people', {
    as: 'admin',
    body: { personId: 'root', name: 'Root', email: 'root@example.com', principals: [rootPrincipal], approver: false },
  });
  const rules = {
    approvalsRequired: 2,
    veto: false,
    approvers: { people: ['ben', 'ana'], groups: ['dba'] },
    overrunSeconds: 900,
  };
  const body = { hostnames: ['shop.example'], policy: { ...rules, emergency: { maximumDurationSeconds: 0 } } };
  const path = { siteId: 'shop' };
  const answer = await service.api('PUT /v1/sites/{siteId}', {
    as: 'root',
    path,
    body: { ...body, reason: 'Audit finding 7' },
  });
  return { service, ...(await service.mailedLink(String(Object(answer.json.proposal).proposalId))) };
}

const rootPrincipal = 'arn:aws:iam::123456789012:user/root';

async function template(): Promise<PageState> {
  const service = await Service.start({}, names);
  const body = {
    name: 'Weekly search reindex',
    mode: 'read-only',
    paths: ['/search'],
    maximumDurationSeconds: 3600,
    hours: { from: '22:00', to: '05:00', days: [1, 2, 3], timeZone: 'Europe/Berlin' },
    uses: 12,
    expiresAt: at(service.now + 90 * 24 * hour),
    reason: 'It is the same every week',
  };
  const answer = await service.api('POST /v1/sites/{siteId}/templates', { path: { siteId: 'shop' }, body });
  return { service, ...(await service.mailedLink(idOf(answer))) };
}

async function after(state: Promise<PageState>, ...forms: readonly Record<string, string>[]): Promise<PageState> {
  const { service, token } = await state;
  for (const form of forms) await service.visit('POST', token, form);
  return { service, token };
}

const posting = async (state: Promise<PageState>, form: Record<string, string>): Promise<PageState> => ({
  ...(await state),
  form,
});

async function decidedBy(call: 'approve' | 'reject' | 'cancel'): Promise<PageState> {
  const { service, windowId, token } = await plain();
  const as = call === 'cancel' ? 'rita' : 'ben';
  await service.act(`POST /v1/windows/{windowId}/${call}`, { as, path: { windowId } });
  return { service, token };
}

async function later(state: Promise<PageState>, seconds: number): Promise<PageState> {
  const { service, token } = await state;
  service.now += seconds;
  return { service, token };
}

async function replaced(): Promise<PageState> {
  const { service, windowId, token } = await plain();
  for (let mails = 0; mails < 3; mails++) await service.mailedLink(windowId);
  return { service, token };
}

async function foreign(token: string): Promise<PageState> {
  return { service: (await plain()).service, token };
}

/** Ana takes back all that stands against a request; somebody else could still vote. */
async function lastRejection(): Promise<PageState> {
  const { service, windowId, token } = await plain({ veto: false, lateApprovers: true });
  const cy = { personId: 'cy', name: 'Cy', email: 'cy@example.com', principals: [], approver: true };
  await service.api('POST /v1/people', { as: 'admin', body: cy });
  const confirmation = { path: { personId: 'cy' }, body: { token: 'good-token' } };
  await service.api('POST /v1/people/{personId}/confirm', { as: 'admin', ...confirmation });
  await service.visit('POST', token, { decision: 'reject', code });
  await service.act('POST /v1/windows/{windowId}/approve', { as: 'ben', path: { windowId } });
  return { service, token, form: take };
}

const approve = { decision: 'approve', code };
const take = { decision: 'withdraw', code };
const two = { approvalsRequired: 2 };

/** Every state of the page, by name, with words by which to know it. */
export const pageStates: Readonly<Record<string, readonly [words: string, state: () => Promise<PageState>]>> = {
  request: ['Close Northwind Shop for 1 hour?', plain],
  'full-request': ['Make part of Northwind Shop read-only for 1 hour?', full],
  change: ['What changes', changed],
  amendment: ['Approve a change to maintenance of Northwind Shop?', amended],
  emergency: ['Was the emergency maintenance of shop justified?', emergency],
  policy: ['Approve a new policy for shop?', policy],
  template: ['Approve a template for maintenance of shop?', template],
  'login-required': ['This site accepts only signed votes', () => plain({ requireLogin: true })],
  'no-code': ['Enter the 6-digit code', () => posting(full(), { decision: 'approve', code: '' })],
  'no-decision': ['Choose one of the two answers', () => posting(plain(), { code })],
  'long-reason': ['Shorten the reason', () => posting(plain(), { ...approve, reason: 'x'.repeat(600) })],
  'wrong-code': ['4 tries are left', () => posting(plain(), { decision: 'reject', code: wrong, reason: 'Not today' })],
  approved: ['The window is approved', () => posting(plain(), approve)],
  rejected: ['The maintenance will not take place.', () => posting(plain(), { decision: 'reject', code })],
  counted: ['1 of 2 approvals so far', () => posting(plain(two), approve)],
  ratified: ['You ratified this', () => posting(emergency(), approve)],
  refused: ['You refused to ratify this', () => posting(emergency(), { decision: 'reject', code })],
  'policy-approved': ['The policy is approved', () => posting(policy(), approve)],
  'template-approved': ['The template is approved', () => posting(template(), approve)],
  'amendment-approved': ['The change is approved', () => posting(amended(), approve)],
  used: ['Your vote counts.', () => after(plain(two), approve)],
  'used-wrong-code': [
    'Your vote was not withdrawn.',
    () => posting(after(plain(two), approve), { ...take, code: wrong }),
  ],
  withdrawn: ['You withdrew your vote', () => posting(after(plain(two), approve), take)],
  'withdrawn-and-approved': ['The window is approved', lastRejection],
  'used-and-decided': ['You have already voted', () => after(plain(), approve)],
  'nothing-to-withdraw': ['You have no vote to withdraw', () => posting(plain(), take)],
  expired: ['This request has expired', () => later(plain(), 2 * hour)],
  superseded: ['There is a newer mail', replaced],
  edited: ['There is a newer mail', editedAway],
  locked: [
    'The code works again after',
    () => posting(after(plain(), ...Array(5).fill({ ...approve, code: wrong })), approve),
  ],
  'approved-by-others': ['This is already approved', () => decidedBy('approve')],
  'rejected-by-others': ['This is already rejected', () => decidedBy('reject')],
  cancelled: ['This was cancelled', () => decidedBy('cancel')],
  unknown: ['This link does not work', () => foreign(`shop.01JD5Y3M8Q7R2T4V6W8X0Z1A3C.ana.${'A'.repeat(43)}`)],
  incomplete: ['This link is not complete', () => foreign('shop.01JD5Y3M8Q7R2T4V')],
  'too-much': ['The reason is too long', () => posting(plain(), { ...approve, reason: 'x'.repeat(5000) })],
};

async function editedAway(): Promise<PageState> {
  const { service, windowId, token } = await full();
  const body = { endsAt: at(service.now + 3 * hour) };
  await service.api('PATCH /v1/windows/{windowId}', { path: { windowId }, body });
  return { service, token };
}
