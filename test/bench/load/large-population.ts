import type { AdminApi } from '../../../bin/admin-api/client';
import { proposeTemplate } from '../../../lambdas/commands/proposal/propose-template';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { largeSite } from './large-sites';
import { type Moment, type Planned, pastOf, planned, windowIn } from './large-windows';
import { admin, forEach, type Product, requester } from './product';

const HOUR = 3600;
const DAY = 86_400;
const AT_ONCE = 16;
const CREATED_BEFORE = 400 * DAY;
const WINDOWS_PER_SITE = 10;

/** People of the directory besides those of the demo, and the groups that policies name. */
const groups = ['payments', 'platform'] as const;
const morePeople = 60;

/** Before the commands of the population: they find the directory as it is then. */
export async function populateDirectory(api: AdminApi): Promise<void> {
  await change(api, 'ana', { groups: [...groups] });
  await change(api, 'ben', { groups: ['platform'] });
  for (let index = 0; index < morePeople; index++) {
    const personId = `person-${String(index).padStart(3, '0')}`;
    const name = `${['Noémie', 'Włodzimierz', 'Olumide', 'Ye-jin'][index % 4]} Featherstonehaugh-Lindqvist ${index}`;
    const body = {
      personId,
      name,
      email: `${personId}@example.com`,
      approver: false,
      principals: [],
      groups: [groups[index % 2]],
    };
    const { status } = await api.post('/v1/people', body);
    if (status !== 201) throw new Error(`${personId} was refused: ${status}`);
  }
}

async function change(api: AdminApi, personId: string, body: object): Promise<void> {
  const { status } = await api.call(`/v1/people/${personId}`, { method: 'PATCH', body });
  if (status !== 200) throw new Error(`${personId} was refused: ${status}`);
}

/**
 * So many sites with ten windows each, of every status: some active for days, some emergencies, a third of the sites with
 * a request. Templates on every twentieth site.
 *
 * @param afterwards before any of it is written
 */
export async function populateLarge(product: Product, sites: number, afterwards = async () => {}): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const indexes = Array.from({ length: sites }, (_, index) => index);
  await forEach(indexes, AT_ONCE, async (index) => {
    const site = largeSite(index);
    await createSite(product.depsAt(now - CREATED_BEFORE), site, admin);
    for (const one of windowsOf(index, sites, now)) await planned(product, site.siteId, one);
    if (index % 20 === 0) await template(product, site.siteId, now);
  });
  await afterwards();
  await product.save(indexes.map((index) => largeSite(index).siteId));
}

function windowsOf(index: number, sites: number, now: number): readonly Planned[] {
  const share = index / sites;
  const current = currentOf(index, now);
  const ahead = [0, 1, 2].map((next): Planned => {
    const soonest = current.length > 0 ? now + 8 * DAY : now + 6 * HOUR;
    const startsAt = soonest + Math.floor(((next + share) * 30 * DAY) / 3);
    const isRequested = next === 1 && index % 3 === 0;
    return windowIn(startsAt, isRequested ? 'requested' : 'approved', now, index + next);
  });
  const past = Array.from({ length: WINDOWS_PER_SITE - ahead.length - current.length }, (_, age) => {
    const startsAt = now - (age + 1) * 20 * DAY - Math.floor(share * 10 * DAY);
    return windowIn(startsAt, pastOf(index + age), startsAt - DAY, index + age);
  });
  return [...past.reverse(), ...current, ...ahead];
}

/** What is in force on the first sites, long enough for a copy that is days old. */
function currentOf(index: number, now: number): readonly Planned[] {
  const moments: readonly Moment[] = index < 30 ? ['active'] : index < 36 ? ['emergency'] : [];
  return moments.map((moment) => ({ ...windowIn(now - HOUR, moment, now - DAY, index), seconds: 7 * DAY }));
}

async function template(product: Product, siteId: string, now: number): Promise<void> {
  const texts = { name: `Weekly reindex of ${siteId}`, reason: 'Every week, in the night from Saturday to Sunday' };
  const rules = { mode: 'read-only', maximumDurationSeconds: HOUR, uses: 10, expiresAt: now + 300 * DAY } as const;
  await proposeTemplate(product.depsAt(now), { siteId, ...texts, ...rules }, requester);
}
