import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { asObject, asText } from '../../../local/aws/template/cloudformation';
import { awaitVotingMail } from '../../../local/tour/mailbox';
import { templateOf } from '../aws';
import { eventually, type RequestedWindow, type Stage } from '../harness';
import type { Administrator } from './administrator';
import { announced, untold } from './public-notices';

const group = 'quiesce-boundaries';
const hourAgo = (hours = 1) => Math.floor(Date.now() / 1000) - hours * 3600;

/** Windows that something will happen to. */
export interface Victims {
  /** Approved. */
  readonly unscheduled: RequestedWindow;
  readonly unflipped: RequestedWindow;
  /** Requested. */
  readonly overdue: RequestedWindow;
  readonly unmailed: RequestedWindow;
  /** Approved, and announced to the public. */
  readonly untold: RequestedWindow;
  /** Id of a template that is proposed. */
  readonly forgotten: string;
}

export async function requestVictims(stage: Stage): Promise<Victims> {
  const request = async (siteId: string) => {
    await stage.createSite(siteId, {});
    return stage.requestWindow({ siteId });
  };
  const [unscheduled, unflipped, overdue, unmailed] = await Promise.all(
    ['unscheduled', 'unflipped', 'overdue', 'unmailed'].map(request),
  );
  if (!unscheduled || !unflipped || !overdue || !unmailed) throw new Error('four windows were requested');
  await Promise.all([unscheduled, unflipped].map(({ windowId }) => stage.vote('ana', windowId)));
  await Promise.all(
    [overdue, unmailed].map(({ windowId }) => awaitVotingMail(stage.endpoints.mailbox, 'ben@example.com', windowId)),
  );
  await stage.untilPublished('unscheduled');
  await stage.untilPublished('unflipped');
  const untold = await announced(stage);
  return { unscheduled, unflipped, overdue, unmailed, untold, forgotten: await proposed(stage, 'overdue') };
}

async function proposed(stage: Stage, siteId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const terms = { name: 'Hourly', mode: 'full', maximumDurationSeconds: 600, uses: 24, expiresAt };
  const requester = await stage.api('requester');
  const answer = await requester.post(`/v1/sites/${siteId}/templates`, { ...terms, reason: 'Reindexing' });
  const proposalId = String(answer.body.proposalId);
  await awaitVotingMail(stage.endpoints.mailbox, 'ben@example.com', proposalId);
  return proposalId;
}

/** What reconcile finds and repairs. Deliveries must be off: they would be faster. */
export async function lost(stage: Stage, admin: Administrator, victims: Victims): Promise<unknown> {
  const { unscheduled, unflipped, overdue, unmailed, forgotten } = victims;
  // As if this were the first run after an upgrade, which looks for what the release before left unmarked.
  await admin.rewrite('RECONCILE', 'STATE', (state) => ({ ...state, version: 0 }));
  const isScheduledAgain = await loseSchedule(admin, unscheduled.windowId);
  await admin.rewrite(`WINDOW#${unflipped.windowId}`, 'WINDOW', (window) => ({
    ...window,
    plan: { ...Object(window.plan), startsAt: hourAgo(2), endsAt: hourAgo() },
  }));
  await admin.rewrite(`WINDOW#${overdue.windowId}`, 'WINDOW', (window) => ({ ...window, decideBy: hourAgo() }));
  await admin.rewrite(`WINDOW#${unmailed.windowId}`, 'WINDOW', (window) => ({
    ...window,
    askedAt: hourAgo(),
    // Nobody was in the directory an hour ago.
    rules: { ...Object(window.rules), lateApprovers: true },
  }));
  await admin.rewrite(`ASKED#${unmailed.windowId}`, 'REQUEST#1', (item) => ({ ...item, links: {}, mailedAt: {} }));
  await admin.rewrite(`PROPOSAL#${forgotten}`, 'PROPOSAL', (proposal) => ({ ...proposal, decideBy: hourAgo() }));
  await unlist(admin, unmailed.windowId);
  await admin.rewrite('SITE#busy', 'EDGE', (edge) => ({ ...edge, publishedRevision: 0 }));
  await untold(admin, victims.untold);
  await unproved(admin, unscheduled.windowId);
  const outcome = await admin.invoke('ReconcilerReconcile', {}, 'RequestResponse');
  await isScheduledAgain();
  await stage.untilStatus(overdue.windowId, 'expired');
  await stage.untilStatus(unflipped.windowId, 'completed');
  await stage.untilPublished('busy');
  const viewer = await stage.api('viewer');
  await eventually(
    () => viewer.get(`/v1/proposals/${forgotten}`),
    ({ body }) => body.status === 'expired',
  );
  return outcome;
}

/** As a release that did not list questions left it. */
async function unlist(admin: Administrator, windowId: string): Promise<void> {
  const { decideBy } = await admin.item(`WINDOW#${windowId}`, 'WINDOW');
  const sk = `${String(decideBy).padStart(12, '0')}#${windowId}#1`;
  await admin.database.send(new DeleteCommand({ TableName: admin.control, Key: { pk: 'QUESTIONS', sk } }));
}

/** A start that the site does not show. Whoever proves it asks for two minutes, so reconcile finds it unproved. */
async function unproved(admin: Administrator, windowId: string): Promise<void> {
  const plan = { mode: 'full', startsAt: hourAgo(2), hostnames: ['unscheduled.localhost'], paths: [], exemptions: [] };
  await admin.rewrite('PROOF', `${windowId}#start`, () => ({
    type: 'proof-due',
    windowId,
    siteId: 'unscheduled',
    boundary: 'start',
    dueAt: hourAgo(2),
    endsAt: hourAgo(-1),
    plan,
    ttl: hourAgo() + 86_400,
    version: 1,
  }));
}

/**
 * The entry of a start at the wrong time, and that of the end gone. Reconcile misses the end, and then both are as they should
 * be.
 */
async function loseSchedule(admin: Administrator, windowId: string): Promise<() => Promise<unknown>> {
  const { revision } = await admin.item(`WINDOW#${windowId}`, 'WINDOW');
  const entry = (side: 's' | 'e') => ({ GroupName: group, Name: `w-${windowId}-${revision}-${side}` });
  const look = (side: 's' | 'e') => admin.scheduler.send(new GetScheduleCommand(entry(side)));
  const { FlexibleTimeWindow, Target, ScheduleExpression } = await look('s');
  const moved = { ...entry('s'), FlexibleTimeWindow, Target, ScheduleExpression: 'at(2040-01-01T00:00:00)' };
  await admin.scheduler.send(new UpdateScheduleCommand(moved));
  await admin.rewrite(`WINDOW#${windowId}`, 'WINDOW', (window) => ({ ...window, decidedAt: hourAgo() }));
  await admin.scheduler.send(new DeleteScheduleCommand(entry('e')));
  return async () => {
    await eventually(
      () => look('s'),
      (found) => found.ScheduleExpression === ScheduleExpression,
    );
    await look('e');
  };
}

/** A window flipped by the Scheduler; starts it with `--near-boundary-seconds 0`. */
export async function scheduled(stage: Stage): Promise<void> {
  await stage.createSite('punctual', {});
  const { windowId } = await stage.requestWindow({ siteId: 'punctual', inSeconds: 15 });
  await stage.vote('ana', windowId);
  await stage.untilStatus(windowId, 'active', 40_000);
}

/** A window that is far ahead comes near at once: the Scheduler has its site published. */
export async function comesNear(stage: Stage, admin: Administrator): Promise<void> {
  await stage.createSite('distant', {});
  const { windowId } = await stage.requestWindow({ siteId: 'distant', inSeconds: 20 * 86_400 });
  await stage.vote('ana', windowId);
  const { revision } = await admin.item(`WINDOW#${windowId}`, 'WINDOW');
  const entry = { GroupName: group, Name: `w-${windowId}-${revision}-a` };
  const look = () => admin.scheduler.send(new GetScheduleCommand(entry)).catch(() => undefined);
  const found = await eventually(look, (schedule) => schedule !== undefined);
  const { FlexibleTimeWindow, Target, ActionAfterCompletion } = found ?? {};
  const now = { ...entry, FlexibleTimeWindow, Target, ActionAfterCompletion };
  await admin.scheduler.send(new UpdateScheduleCommand({ ...now, ScheduleExpression: 'at(2020-01-01T00:00:00)' }));
  await eventually(look, (schedule) => schedule === undefined);
}

/** An approved plan that is not the one that was approved is called off. */
export async function forged(stage: Stage, admin: Administrator): Promise<void> {
  await stage.createSite('forged', {});
  const { windowId } = await stage.requestWindow({ siteId: 'forged' });
  await stage.vote('ana', windowId);
  await admin.rewrite(`WINDOW#${windowId}`, 'WINDOW', (window) => ({ ...window, digest: '0'.repeat(64) }));
  await stage.untilStatus(windowId, 'cancelled');
}

/** Deploys a function that cannot even be loaded. */
export function breakBundle(directory: string, logicalId: string): void {
  const [, lambda] =
    Object.entries(templateOf(directory).Resources).find(
      ([id, { Type }]) => id.startsWith(logicalId) && Type === 'AWS::Lambda::Function',
    ) ?? [];
  const key = asText(asObject(lambda?.Properties?.Code, logicalId).S3Key, logicalId);
  const file = join(directory, 'cdk.out', `asset.${key.replace(/\.zip$/, '')}`, 'index.js');
  writeFileSync(file, `throw new Error('broken');\n${readFileSync(file, 'utf8')}`);
}

/** What no retry delivers ends in the dead-letter queues, put there by whoever could not deliver it. */
export async function undeliverable(admin: Administrator): Promise<void> {
  const asked = [
    'ApprovalNotifyApprovers',
    'BoundariesFlipWindow',
    'OutboxOnControlChange',
    'FunctionsApproverDirectory',
    'ProofsProveFlip',
    'NoticesPublicNotices',
  ];
  for (const target of asked) await admin.invoke(target, {}, 'Event');
  await misdirect(admin, group, 'BoundariesSchedulerRole', 'UndeliveredBoundaries');
  await misdirect(admin, 'quiesce-notices', 'NoticesSchedulerRole', 'UndeliveredChanges');
  const lying = () =>
    Promise.all(['UndeliveredBoundaries', 'UndeliveredChanges'].map((queue) => admin.messagesIn(queue)));
  await eventually(lying, ([boundaries = 0, changes = 0]) => boundaries >= 2 && changes >= 7, 60_000);
}

/** A schedule that is due, with a target that its role may not call. */
async function misdirect(admin: Administrator, GroupName: string, role: string, queue: string): Promise<void> {
  await admin.scheduler.send(
    new CreateScheduleCommand({
      GroupName,
      Name: 'w-misdirected',
      ScheduleExpression: 'at(2020-01-01T00:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: admin.find('AWS::Lambda::Function', 'FunctionsAdminApi').arn,
        RoleArn: admin.find('AWS::IAM::Role', role).arn,
        DeadLetterConfig: { Arn: admin.find('AWS::SQS::Queue', queue).arn },
      },
    }),
  );
}

/** A key that somebody deletes is found missing, and written again. */
export async function deletedByHand(admin: Administrator): Promise<void> {
  await admin.deleteAtEdge('busy.localhost');
  const found = await admin.invoke('PublisherPublishEdge', { check: 'store' }, 'RequestResponse');
  expect(found).toEqual({ moved: true, drifted: ['busy'], left: 0 });
}

/** What is recorded of the store cannot be replaced any more, so the stream's record of what is due is tried nine times in vain. */
export async function unpublishable(admin: Administrator): Promise<void> {
  const before = await admin.messagesIn('UndeliveredChanges');
  await admin.rewrite('STORE', 'JOURNAL', () => ({ type: 'forgotten' }));
  await admin.rewrite('PUBLISH', 'USUAL#busy', () => ({
    type: 'publish-due',
    siteId: 'busy',
    revision: 1,
    urgent: false,
    since: hourAgo(),
  }));
  await eventually(
    () => admin.messagesIn('UndeliveredChanges'),
    (changes) => changes > before,
    120_000,
  );
}
