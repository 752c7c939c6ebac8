import type {
  CreateScheduleInput,
  GetScheduleOutput,
  ListSchedulesInput,
  ListSchedulesOutput,
} from '@aws-sdk/client-scheduler';
import { objectIn } from './call-json';
import type { Caller, ServiceRequest } from './messages';

/** A whole entry: an update replaces every field. */
export type ScheduleEntry = CreateScheduleInput & { readonly Name: string; readonly GroupName: string };

type ScheduleId = Pick<ScheduleEntry, 'Name' | 'GroupName'>;
type Filter = Pick<ListSchedulesInput, 'GroupName' | 'NamePrefix' | 'MaxResults' | 'NextToken'>;

/** EventBridge Scheduler's operations on schedules, without its SDK client. */
export class Scheduler {
  /** @param client of `scheduler` */
  constructor(private readonly client: Caller) {}

  async create({ Name, ...entry }: ScheduleEntry): Promise<void> {
    await this.call('POST', { path: pathOf(Name), body: JSON.stringify(entry) });
  }

  async update({ Name, ...entry }: ScheduleEntry): Promise<void> {
    await this.call('PUT', { path: pathOf(Name), body: JSON.stringify(entry) });
  }

  async delete({ Name, GroupName }: ScheduleId): Promise<void> {
    await this.call('DELETE', { path: pathOf(Name), query: { groupName: GroupName } });
  }

  get({ Name, GroupName }: ScheduleId): Promise<Partial<GetScheduleOutput>> {
    return this.call('GET', { path: pathOf(Name), query: { groupName: GroupName } });
  }

  list({ GroupName, ...filter }: Filter): Promise<Partial<ListSchedulesOutput>> {
    const given = Object.entries({ ScheduleGroup: GroupName, ...filter }).filter(([, value]) => value !== undefined);
    const query = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
    return this.call('GET', { path: '/schedules', query });
  }

  private async call(method: ServiceRequest['method'], request: Omit<ServiceRequest, 'method'>): Promise<object> {
    const headers = { 'content-type': 'application/json' };
    return objectIn((await this.client.call({ method, headers, ...request })).text);
  }
}

const pathOf = (name: string): string => `/schedules/${encodeURIComponent(name)}`;
