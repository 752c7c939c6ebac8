import type { Config } from '../../lib/config';
import type { AdminApi, Answer } from '../admin-api/client';
import { differences, differenceText } from '../admin-api/differences';

/** A site or person of the configuration, and the result. */
export interface Seeded {
  readonly kind: 'person' | 'site';
  readonly id: string;
  readonly outcome: 'created' | 'exists' | 'differs' | 'refused';
  /** Why it was refused. */
  readonly detail?: string;
  /** What differs, as `policy.veto: true → false`: what exists, and what the configuration says. */
  readonly differing: readonly string[];
  /** The person has not followed the link in the confirmation mail yet. */
  readonly unconfirmed: boolean;
}

/** Something at this URL does not answer like the Admin API; the message says what to check. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}

interface Wanted extends Pick<Seeded, 'kind' | 'id'> {
  readonly path: string;
  readonly body: object;
  /** The existing site or person before anything is created. */
  before(): Promise<object | undefined>;
  /** The existing site or person after its creation was refused, because somebody else may have created it. */
  again(): Promise<object | undefined>;
}

/**
 * Creates the sites and people of a configuration that do not exist yet, and compares those that do. Nothing that exists is
 * changed, so it can run again at any time.
 *
 * @throws SeedError when the API cannot be used at all
 * @throws UnreachableError
 */
export async function seed({ sites, people }: Pick<Config, 'sites' | 'people'>, api: AdminApi): Promise<Seeded[]> {
  const seeded: Seeded[] = [];
  const listed = people.length === 0 ? [] : await listPeople(api);
  const wanted = [
    ...people.map((person) => wantedPerson(person, listed, api)),
    ...sites.map((site) => wantedSite(site, api)),
  ];
  // One after the other, because all people are in one item, and a policy may name people.
  for (const one of wanted) seeded.push(await settle(one, api));
  return seeded;
}

async function listPeople(api: AdminApi): Promise<readonly object[]> {
  const { body } = expectStatus(await api.get('/v1/people'), [200], api);
  const items: readonly unknown[] = Array.isArray(body.items) ? body.items : [];
  return items.filter((item) => typeof item === 'object' && item !== null);
}

function wantedPerson(person: Config['people'][number], listed: readonly object[], api: AdminApi): Wanted {
  const isWanted = (item: object) => Reflect.get(item, 'personId') === person.personId;
  return {
    kind: 'person',
    id: person.personId,
    path: '/v1/people',
    body: person,
    before: async () => listed.find(isWanted),
    again: async () => (await listPeople(api)).find(isWanted),
  };
}

function wantedSite(site: Config['sites'][number], api: AdminApi): Wanted {
  const find = async () => {
    const { status, body } = expectStatus(await api.get(`/v1/sites/${site.siteId}`), [200, 404], api);
    return status === 200 ? body : undefined;
  };
  return { kind: 'site', id: site.siteId, path: '/v1/sites', body: site, before: find, again: find };
}

async function settle({ kind, id, path, body, before, again }: Wanted, api: AdminApi): Promise<Seeded> {
  const existing = await before();
  if (existing) return { kind, id, ...compare(body, existing) };
  const answer = await api.post(path, body);
  if (answer.status === 201)
    return { kind, id, outcome: 'created', differing: [], unconfirmed: answer.body.confirmed === false };
  const since = answer.status === 409 ? await again() : undefined;
  if (since) return { kind, id, ...compare(body, since) };
  return { kind, id, outcome: 'refused', detail: refusal(answer), differing: [], unconfirmed: false };
}

function compare(wanted: object, existing: object): Omit<Seeded, 'kind' | 'id'> {
  const unconfirmed = Reflect.get(existing, 'confirmed') === false;
  const differing = differences(wanted, existing).map(differenceText);
  return { outcome: differing.length === 0 ? 'exists' : 'differs', differing, unconfirmed };
}

/** @throws SeedError for an answer that the Admin API gives nobody who may call it */
function expectStatus(answer: Answer, expected: readonly number[], { url, region }: AdminApi): Answer {
  // The API's own 404 has a code; the gateway's, and that of any other server, has none.
  const known = expected.includes(answer.status) && (answer.status !== 404 || answer.body.code !== undefined);
  if (known && !('text' in answer.body)) return answer;
  const hint =
    answer.status === 403
      ? `The credentials need the managed policy of the role admin (quiesce-admin where the stack is named quiesce), and ${region}, which the request was signed for, must be the API’s region.`
      : 'Is this the stack’s output AdminApiUrl?';
  throw new SeedError(`${url} answered ${refusal(answer)}. ${hint}`);
}

function refusal({ status, body }: Answer): string {
  const reason = body.detail ?? body.message ?? body.title;
  return typeof reason === 'string' ? `${status}: ${reason.replace(/\.$/, '')}` : String(status);
}

const words: Readonly<Record<Seeded['outcome'], string>> = {
  created: 'created',
  exists: 'exists already',
  differs: 'exists already, and differs from the configuration',
  refused: 'refused',
};

/** For the operator: one line, and one for each difference. */
export function seededLine({ kind, id, outcome, detail, differing, unconfirmed }: Seeded): string {
  const waiting = unconfirmed ? ' (has not confirmed the mailbox yet)' : '';
  const line = `${kind} ${id}: ${words[outcome]}${detail === undefined ? '' : `: ${detail}`}${waiting}`;
  return [line, ...differing.map((difference) => `    ${difference}`)].join('\n');
}
