import type { Answer } from '../../../bin/admin-api/client';
import type { Of, Step } from '../../commands/histories/histories';

export type Body = Answer['body'];

/** A request to the Admin API; a POST where no method is named. */
export interface Call {
  readonly method?: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: object;
}

/** A minute of a history is a second on the machine. */
const minute = 1000;
const instant = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

interface Wish {
  readonly starts: number;
  readonly lasts: number;
  readonly paths: readonly string[];
  readonly when?: 'at' | 'on approval';
}

export function request(siteId: string, { starts, lasts, paths, when }: Wish, more: object = {}): Call {
  const from = Math.ceil(Date.now() / 1000) * 1000 + starts * minute;
  const chosen = { startsAt: instant(from), endsAt: instant(from + lasts * minute) };
  const range = { notBefore: instant(from), notAfter: instant(from + 30 * minute) };
  const times = when === 'on approval' ? { startsAt: when.replace(' ', '-'), ...range, durationMinutes: 1 } : chosen;
  return { path: '/v1/windows', body: { siteId, mode: 'full', reason: 'r', paths, ...times, ...more } };
}

export function emergency(siteId: string, { lasts, paths }: Of<'emergency'>): Call {
  const body = { mode: 'full', reason: 'r', durationMinutes: Math.max(1, lasts), paths };
  return { path: `/v1/sites/${siteId}/emergency`, body };
}

export function template(siteId: string, { uses, paths }: Of<'template'>): Call {
  const expiresAt = instant(Date.now() + 7_200_000);
  const body = { name: 'deploy', mode: 'full', reason: 'r', paths, maximumDurationSeconds: 60, uses, expiresAt };
  return { path: `/v1/sites/${siteId}/templates`, body };
}

export function policy(siteId: string, { wide, required, veto }: Of<'site'>): Call {
  const wanted = { approvalsRequired: required, veto, overrunSeconds: wide ? 10 : 0 };
  const body = { hostnames: [`${siteId}.localhost`], policy: wanted };
  return { method: 'PUT', path: `/v1/sites/${siteId}`, body };
}

type Kinds = 'approve' | 'reject' | 'withdraw' | 'edit' | 'extend' | 'cancel' | 'end' | 'ratify' | 'comment';
export type OnWindow = Extract<Step, { readonly which: unknown; readonly do: Kinds | 'recheck' }>;

/** @param window as it was read last */
export function onWindow(step: OnWindow, { windowId, ...window }: Body): Call | undefined {
  const path = `/v1/windows/${String(windowId)}`;
  switch (step.do) {
    case 'edit':
      return { method: 'PATCH', path, body: edited(window, step.how) };
    case 'extend':
      return { path: `${path}/extend`, body: { endsAt: moved(step.by, window.endsAt) } };
    case 'comment':
      return { path: `${path}/comments`, body: { text: 'hm' } };
    case 'recheck':
      return undefined;
    case 'approve':
    case 'reject':
    case 'withdraw':
    case 'ratify':
      return { path: `${path}/${step.do}`, body: { digest: askedDigest(window) } };
    default:
      return { path: `${path}/${step.do}` };
  }
}

/** Of the plan that waits for votes. */
function askedDigest({ digest, amendment }: Body): unknown {
  const open = typeof amendment === 'object' && amendment !== null && !('decided' in amendment);
  return open ? Reflect.get(amendment, 'digest') : digest;
}

const moved = (minutes: number, at: unknown): string => instant(Date.parse(String(at)) + minutes * minute);

function edited({ mode, startsAt, endsAt, message, hostnames }: Body, how: Of<'edit'>['how']): object {
  switch (how) {
    case 'mode':
      return { mode: mode === 'full' ? 'read-only' : 'full' };
    case 'longer':
      return { endsAt: moved(10, endsAt) };
    case 'shorter':
      return { endsAt: moved(-2, endsAt) };
    case 'later':
      return { startsAt: moved(5, startsAt), endsAt: moved(5, endsAt) };
    case 'back':
      return { startsAt: moved(-5, startsAt), endsAt: moved(-5, endsAt) };
    case 'message':
      return { message: message === undefined ? 'soon' : null };
    case 'reason':
      return { reason: 'typo' };
    case 'on approval':
      return { startsAt: 'on-approval', notAfter: moved(20, startsAt) };
    case 'first host':
      return { hostnames: [hostnames].flat().slice(0, 1) };
    case 'all hosts':
      return { hostnames: null };
    case 'nothing':
      return {};
  }
}
