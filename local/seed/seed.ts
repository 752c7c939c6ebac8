import type { Answer, Call } from './admin-client';
import type { Demo } from './demo';

export interface SeedDeps {
  readonly call: Call;
  /** Reads the token from the confirmation mail that came to an address. */
  readonly awaitToken: (address: string) => Promise<string>;
}

type Person = Demo['people'][number];

/**
 * Creates sites and people through the Admin API and confirms the mailboxes. What exists is left as it is, so a restart
 * changes nothing, and a start that was interrupted is completed by the next.
 * @throws Error with the answer when the API refuses anything.
 */
export async function seed(demo: Demo, deps: SeedDeps): Promise<void> {
  await Promise.all([...demo.sites.map((site) => create(deps.call, '/v1/sites', site)), seedPeople(demo.people, deps)]);
}

/** One after the other: all people are in one item of the directory. */
async function seedPeople(people: readonly Person[], { call, awaitToken }: SeedDeps): Promise<void> {
  const pending = people.filter(({ personId }) => personId);
  for (const { personId, ...person } of pending) {
    await create(call, '/v1/approvers', { approverId: personId, ...person });
  }
  const unconfirmed = await unconfirmedIds(call);
  for (const { personId, email } of pending.filter((person) => unconfirmed.has(person.personId))) {
    const token = await awaitToken(email);
    expectOk(await call('POST', `/v1/approvers/${personId}/confirm`, { token }), `confirm ${personId}`);
  }
}

async function create(call: Call, path: string, body: object): Promise<void> {
  const answer = await call('POST', path, body);
  const exists = answer.status === 409 && /^(site|approver)-exists$/.test(String(answer.body.code));
  if (!exists) expectOk(answer, `POST ${path}`);
}

async function unconfirmedIds(call: Call): Promise<ReadonlySet<string>> {
  const answer = await call('GET', '/v1/approvers');
  expectOk(answer, 'GET /v1/approvers');
  const list = Object.values(answer.body).find((value): value is readonly object[] => Array.isArray(value)) ?? [];
  const open = list.filter((person) => Reflect.get(person, 'confirmed') !== true);
  return new Set(open.map((person) => String(Reflect.get(person, 'approverId'))));
}

function expectOk({ status, body }: Answer, what: string): void {
  if (status >= 200 && status < 300) return;
  throw new Error(`Seeding failed: ${what} answered ${status} ${JSON.stringify(body)}`);
}
