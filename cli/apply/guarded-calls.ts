import { differences } from '../../bin/admin-api/differences';
import type { Machine, Person } from '../api/answers';
import type { QuiesceApi } from '../api/quiesce-api';
import { readMembers } from '../api/reads';
import { ApiRefusal } from '../api/refusal';
import { exitCodes } from '../exit-codes';
import { CommandFailure } from '../failures';
import type { Call, Change } from './change';
import { machineOf, personOf } from './declared';
import type { Standing } from './standing';

/** Each time the directory changed again while it was read. */
const mostAttempts = 5;

/**
 * Carries out calls on condition that nobody changed the site, the person or the machine since the plan was made (`If-Match`): what a file
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
    const planned = this.memberIn(this.standing, kind, id);
    if (planned && call.method === 'PATCH') return this.changeMember({ kind, id, planned }, call);
    const ofSite = kind === 'site' || kind === 'policy';
    if (ofSite && call.method !== 'POST') return this.changeSite(id, kind, call);
    await this.api.send(call.method, call.path, { body: call.body });
  }

  private async changeSite(siteId: string, kind: Change['kind'], { method, path, body }: Call): Promise<void> {
    try {
      const { headers } = await this.api.send(method, path, { body, ifMatch: this.sites.get(siteId) });
      this.sites.set(siteId, headers.get('etag') ?? undefined);
    } catch (error) {
      throw isStale(error) ? changedMeanwhile(kind, siteId) : error;
    }
  }

  /** All people and machines share one ETag, so a stale one may mean another of them: then they are read again. */
  private async changeMember(member: Member, { path, body }: Call): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { headers } = await this.api.send('PATCH', path, { body, ifMatch: this.directory });
        this.directory = headers.get('etag') ?? undefined;
        return;
      } catch (error) {
        if (!isStale(error) || attempt === mostAttempts) throw error;
        if (await this.isDone(member, body)) return;
      }
    }
  }

  /** Whether they are as wanted already. @throws CommandFailure when they are not as the plan was made from, either */
  private async isDone({ kind, id, planned }: Member, wanted: unknown): Promise<boolean> {
    const now = this.memberIn(await this.readAgain(kind), kind, id);
    if (!now) throw changedMeanwhile(kind, id);
    if (typeof wanted === 'object' && wanted !== null && differences(wanted, now).length === 0) return true;
    if (differences(planned, now).length + differences(now, planned).length === 0) return false;
    throw changedMeanwhile(kind, id);
  }

  private async readAgain(kind: Change['kind']): Promise<Members> {
    const machines = kind === 'machine' ? await readMembers<Machine>(this.api, '/v1/machines') : undefined;
    const people = machines ? undefined : await readMembers<Person>(this.api, '/v1/people');
    this.directory = (machines ?? people)?.tag;
    return { people: people?.members ?? [], machines: machines?.members ?? [] };
  }

  /** What a file can say of a person or a machine. */
  private memberIn({ people, machines }: Members, kind: Change['kind'], id: string): object | undefined {
    if (kind === 'machine') return machines.filter(({ machineId }) => machineId === id).map(machineOf)[0];
    return kind === 'person' ? people.filter(({ personId }) => personId === id).map(personOf)[0] : undefined;
  }
}

type Members = Pick<Standing, 'people' | 'machines'>;

interface Member extends Pick<Change, 'kind' | 'id'> {
  /** As it was when the plan was made. */
  readonly planned: object;
}

const isStale = (error: unknown): boolean => error instanceof ApiRefusal && error.code === 'stale-version';

const changedMeanwhile = (kind: Change['kind'], id: string) =>
  new CommandFailure(
    `Somebody changed the ${kind === 'policy' ? 'site' : kind} ${id} after this plan was made, so it was left as it is.`,
    exitCodes.failed,
    'Apply the file again: the new plan shows what differs now.',
    'stale-version',
  );
