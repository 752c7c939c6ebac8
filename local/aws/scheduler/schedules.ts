import { AwsError, type Resource, type Runtime, type StateMap } from '../gateway/service';
import { assumeRole } from '../wire/assume-role';
import { firstDue, parseExpression } from './expression';
import { type Definition, definitionSchema, type Schedule } from './schedule';

/**
 * All schedules, on disk and in memory: with thousands of them, reading the file for each call would take longer than the
 * call. Groups come from the template only.
 */
export class Schedules {
  readonly #runtime: Runtime;
  readonly #stored: StateMap<Schedule>;
  readonly #schedules: Map<string, Schedule>;
  /** By key; absent after one was added or removed. */
  #ordered: readonly Schedule[] | undefined;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
    this.#stored = runtime.state.map<Schedule>('schedules');
    this.#schedules = new Map(this.#stored.entries());
  }

  /** In no particular order. */
  all(): Iterable<Schedule> {
    return this.#schedules.values();
  }

  /** In the order of group and name. */
  ordered(): readonly Schedule[] {
    this.#ordered ??= [...this.#schedules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, schedule]) => schedule);
    return this.#ordered;
  }

  /** @throws AwsError `ResourceNotFoundException` */
  get(group: string, name: string): Schedule {
    const schedule = this.#schedules.get(keyOf(group, name));
    if (schedule === undefined) throw notFound(`Schedule ${name} does not exist.`);
    return schedule;
  }

  /** @throws AwsError `ConflictException`, `ResourceNotFoundException` (group), `ValidationException` (expression, role) */
  create(definition: Definition, clientToken?: string): Schedule {
    const existing = this.#schedules.get(keyOf(definition.GroupName, definition.Name));
    if (existing) {
      if (clientToken !== undefined && existing.clientToken === clientToken) return existing;
      throw new AwsError('ConflictException', `Schedule ${definition.Name} already exists.`, 409);
    }
    const createdAt = this.#runtime.clock();
    return this.#put(definition, { createdAt, declared: false, ...(clientToken && { clientToken }) });
  }

  /** Replaces every field. */
  update(definition: Definition): Schedule {
    const { createdAt, declared } = this.get(definition.GroupName, definition.Name);
    return this.#put(definition, { createdAt, declared });
  }

  delete(group: string, name: string): void {
    this.#remove(keyOf(group, name));
  }

  /** Records that a schedule fired, unless it was changed or deleted meanwhile. */
  fired(schedule: Schedule, dueAt: number | undefined): void {
    const { GroupName, Name, ActionAfterCompletion } = schedule.definition;
    const key = keyOf(GroupName, Name);
    const current = this.#schedules.get(key);
    if (current?.modifiedAt !== schedule.modifiedAt || current.dueAt !== schedule.dueAt) return;
    const { dueAt: _, ...rest } = current;
    if (dueAt !== undefined) this.#keep(key, { ...rest, dueAt });
    else if (ActionAfterCompletion === 'DELETE') this.#remove(key);
    else this.#keep(key, rest);
  }

  /** Brings the schedules of the template in line with it; an unchanged one keeps its times across restarts. */
  declare(): void {
    const declared = this.#runtime.template.ofType('AWS::Scheduler::Schedule').map(definitionOf);
    const keys = new Set(declared.map((definition) => keyOf(definition.GroupName, definition.Name)));
    for (const [key, schedule] of [...this.#schedules]) {
      if (schedule.declared && !keys.has(key)) this.#remove(key);
    }
    for (const definition of declared) {
      const existing = this.#schedules.get(keyOf(definition.GroupName, definition.Name));
      if (JSON.stringify(existing?.definition) === JSON.stringify(definition)) continue;
      this.#put(definition, { createdAt: this.#runtime.clock(), declared: true });
    }
  }

  groupArn(group: string): string {
    return `arn:aws:scheduler:${this.#runtime.region}:${this.#runtime.accountId}:schedule-group/${group}`;
  }

  arn(group: string, name: string): string {
    return `arn:aws:scheduler:${this.#runtime.region}:${this.#runtime.accountId}:schedule/${group}/${name}`;
  }

  #put(definition: Definition, kept: Pick<Schedule, 'createdAt' | 'declared' | 'clientToken'>): Schedule {
    const now = this.#runtime.clock();
    const { GroupName, Name, State, Target } = definition;
    const expression = parseExpression(definition.ScheduleExpression);
    this.#checkGroup(GroupName);
    this.#checkRole(GroupName, Target.RoleArn);
    const due = State === 'ENABLED' ? { dueAt: firstDue(expression, now) } : {};
    const schedule = { definition, modifiedAt: now, ...kept, ...due };
    this.#keep(keyOf(GroupName, Name), schedule);
    return schedule;
  }

  #keep(key: string, schedule: Schedule): void {
    this.#stored.put(key, schedule);
    this.#schedules.set(key, schedule);
    this.#ordered = undefined;
  }

  #remove(key: string): void {
    this.#stored.delete(key);
    this.#schedules.delete(key);
    this.#ordered = undefined;
  }

  #checkGroup(group: string): void {
    if (group === 'default' || this.#runtime.template.byArn(this.groupArn(group))) return;
    throw notFound(`Schedule group ${group} does not exist.`);
  }

  #checkRole(group: string, roleArn: string): void {
    try {
      assumeRole(this.#runtime, 'scheduler.amazonaws.com', roleArn, { 'aws:SourceArn': this.groupArn(group) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const message = 'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.';
      throw new AwsError('ValidationException', message);
    }
  }
}

function definitionOf({ physicalId, properties }: Resource): Definition {
  return definitionSchema.parse({ Name: physicalId, ...properties });
}

function keyOf(group: string, name: string): string {
  return `${group}/${name}`;
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}
