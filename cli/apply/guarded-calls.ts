import { differences } from '../../bin/admin-api/differences';
import type { Person } from '../api/answers';
import type { QuiesceApi } from '../api/quiesce-api';
import { readEverybody } from '../api/reads';
import { ApiRefusal } from '../api/refusal';
import { exitCodes } from '../exit-codes';
import { CommandFailure } from '../failures';
import type { Call, Change } from './change';
import { personOf } from './declared';
import type { Standing } from './standing';

/** Each time the directory changed again while it was read. */
const mostAttempts = 5;

/**
 * Carries out calls on condition that nobody changed the site or the person since the plan was made (`If-Match`): what a file
 * says would otherwise undo a change that its author never saw.
 */
export class GuardedCalls {
  /** ETags by site, as of the last answer. */
  private readonly sites: Map<string, string | undefined>;
  private directory: string | undefined;

  constructor(
    private readonly api: QuiesceApi,
    private readonly standing: Standing,
  ) {
    this.sites = new Map(standing.sites.map(({ siteId, version }) => [siteId, `"${version}"`]));
    this.directory = standing.directoryTag;
  }

  /** @throws CommandFailure */
  async send({ kind, id }: Change, call: Call): Promise<void> {
    const person = kind === 'person' ? this.standing.people.find(({ personId }) => personId === id) : undefined;
    if (person && call.method === 'PATCH') return this.changePerson(person, call);
    const ofSite = kind === 'site' || kind === 'policy';
    if (ofSite && call.method !== 'POST') return this.changeSite(id, kind, call);
    await this.api.send(call.method, call.path, { body: call.body });
  }

  private async changeSite(siteId: string, kind: string, { method, path, body }: Call): Promise<void> {
    try {
      const { headers } = await this.api.send(method, path, { body, ifMatch: this.sites.get(siteId) });
      this.sites.set(siteId, headers.get('etag') ?? undefined);
    } catch (error) {
      throw isStale(error) ? changedMeanwhile(kind, siteId) : error;
    }
  }

  /** All people share one ETag, so a stale one may mean somebody else: then the person is read again. */
  private async changePerson(planned: Person, { path, body }: Call): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { headers } = await this.api.send('PATCH', path, { body, ifMatch: this.directory });
        this.directory = headers.get('etag') ?? undefined;
        return;
      } catch (error) {
        if (!isStale(error) || attempt === mostAttempts) throw error;
        if (await this.isDone(planned, body)) return;
      }
    }
  }

  /** Whether the person is as wanted already. @throws CommandFailure when they are not as the plan was made from, either */
  private async isDone(planned: Person, wanted: unknown): Promise<boolean> {
    const { people, tag } = await readEverybody(this.api);
    this.directory = tag;
    const now = people.find(({ personId }) => personId === planned.personId);
    if (!now) throw changedMeanwhile('person', planned.personId);
    if (typeof wanted === 'object' && wanted !== null && differences(wanted, now).length === 0) return true;
    const [before, after] = [personOf(planned), personOf(now)];
    if (differences(before, after).length + differences(after, before).length === 0) return false;
    throw changedMeanwhile('person', planned.personId);
  }
}

const isStale = (error: unknown): boolean => error instanceof ApiRefusal && error.code === 'stale-version';

const changedMeanwhile = (kind: string, id: string) =>
  new CommandFailure(
    `Somebody changed the ${kind === 'person' ? `person ${id}` : `site ${id}`} after this plan was made, so it was left as it is.`,
    exitCodes.failed,
    'Apply the file again: the new plan shows what differs now.',
    'stale-version',
  );
