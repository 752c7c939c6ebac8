import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../../../bin/admin-api/client';
import type { Act, Step } from '../../commands/histories/histories';
import type { Profile, Stage } from '../harness';
import { type Body, type Call, emergency, onWindow, policy, request, template } from './machine-calls';
import { mailedVote } from './mailed-vote';

/** Who stands behind the actors of a history on a machine: the robot is somebody unknown, and Cy votes by mail only. */
const profiles: Readonly<Record<string, Profile>> = { rita: 'requester', ana: 'approver-ana', ben: 'approver-ben' };
const pauseMs = 200;

/** One history, taken on sites of its own through the API and the mails of a whole machine. */
export class MachineHistory {
  /** Ids of what was made, in order. */
  readonly windows: string[] = [];
  readonly proposals: string[] = [];

  constructor(
    private readonly stage: Stage,
    readonly name: string,
  ) {}

  /** The site of its own that stands for one of the history's. */
  site(siteId: string): string {
    return `${siteId}-${this.name}`;
  }

  get sites(): readonly string[] {
    return ['demo', 'shop'].map((siteId) => this.site(siteId));
  }

  async take(acts: readonly Act[]): Promise<void> {
    for (const [index, { step, fate }] of acts.entries()) {
      const key = `${this.name}-${index}`;
      const call = await this.callOf(step);
      if (call === undefined) continue;
      const profile = profileOf(step);
      const first = await this.done(profile, call, key);
      if (fate === 'twice' || fate === 'dies after') expectSame(first, await this.done(profile, call, key));
    }
  }

  private async done(profile: Profile, call: Call, key: string): Promise<Answer> {
    const answer = await this.call(profile, call, key);
    const { windowId, proposalId, proposal } = answer.body;
    const nested = typeof proposal === 'object' && proposal !== null ? Reflect.get(proposal, 'proposalId') : undefined;
    if (answer.status < 300) remember(this.windows, windowId);
    if (answer.status < 300) remember(this.proposals, proposalId ?? nested);
    return answer;
  }

  /** Nothing for what the machine's own timers and streams deliver, and for the directory, which all histories share. */
  private async callOf(step: Step): Promise<Call | undefined> {
    switch (step.do) {
      case 'request':
        return request(this.site(step.siteId), step);
      case 'emergency':
        return emergency(this.site(step.siteId), step);
      case 'template':
        return template(this.site(step.siteId), step);
      case 'site':
        return step.how === 'update' ? policy(this.site(step.siteId), step) : undefined;
      case 'wait':
        await sleep(step.minutes * pauseMs);
        return undefined;
      case 'flip':
      case 'expire':
      case 'bypass':
      case 'person':
        return undefined;
      case 'proposal':
      case 'from template': {
        const id = nth(this.proposals, step.which);
        if (id === undefined) return undefined;
        if (step.do === 'from template') return request(id.slice(0, id.indexOf('.')), step, { templateId: id });
        if (step.how === 'expire') return undefined;
        const body = step.how === 'cancel' ? {} : { planVersion: 1 };
        return { path: `/v1/proposals/${id}/${step.how}`, body };
      }
      default: {
        const windowId = nth(this.windows, step.which);
        if (windowId === undefined) return undefined;
        if (!('by' in step) || step.do === 'extend' || step.by === 'signed') {
          return onWindow(step, await this.read(`/v1/windows/${windowId}`));
        }
        await mailedVote(this.stage, { who: step.who, windowId, decision: step.do, right: step.by === 'mail' });
        return undefined;
      }
    }
  }

  async read(path: string): Promise<Body> {
    return (await this.call('viewer', { path })).body;
  }

  /**
   * Calls until the API itself answers: too many at once are told to wait, and the machine may just be starting again.
   *
   * @param key makes it a change, with this Idempotency-Key; a read without one
   */
  async call(profile: Profile, { method = 'POST', path, body = {} }: Call, key?: string): Promise<Answer> {
    const sent = key === undefined ? {} : { method, headers: { 'idempotency-key': key }, body };
    for (;;) {
      const api = await this.stage.api(profile).catch(() => undefined);
      const answer = await api?.call(path, sent).catch(() => undefined);
      if (answer && answer.status !== 429 && answer.status < 500) return answer;
      await sleep(100 + Math.random() * 200);
    }
  }
}

function profileOf(step: Step): Profile {
  if (step.do === 'emergency') return 'breakglass';
  if (step.do === 'site') return 'admin';
  return 'who' in step ? (profiles[step.who] ?? 'viewer') : 'viewer';
}

function remember(ids: string[], id: unknown): void {
  if (typeof id === 'string' && !ids.includes(id)) ids.push(id);
}

/** Counted from the newest one. */
const nth = (ids: readonly string[], which: number): string | undefined =>
  ids.at(-1 - (which % Math.max(1, ids.length)));

/** 8: what carries the key of something that was done is answered with what was done. */
function expectSame(first: Answer, repeated: Answer): void {
  if (first.status >= 300) return;
  const { windowId, proposalId } = first.body;
  const { body, status } = repeated;
  expect([status < 300, body.windowId, body.proposalId]).toEqual([true, windowId, proposalId]);
}
