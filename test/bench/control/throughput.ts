import type { AdminApi } from '../../../bin/admin-api/client';
import type { BenchMachine } from '../machine/machine';
import type { BareTransactions } from './bare';

const levels = [1, 8, 32] as const;
const COMMANDS = 96;
const TRANSACTIONS = 192;

/** Calls per second of so many callers at once. */
export interface Throughput {
  readonly callers: number;
  readonly commands: number;
  readonly transactions: number;
}

/** How many commands the machine answers in a second, beside how many of their transactions its database commits. */
export async function throughputs(machine: BenchMachine, bare: BareTransactions): Promise<readonly Throughput[]> {
  const requester = await machine.api('requester');
  const windowIds = await windowsOnSites(machine, Math.max(...levels));
  const reword = (call: number, caller: number) => rewordedWindow(requester, String(windowIds[caller]), call);
  const [transaction] = await machine.tap(() => reword(0, 0));
  if (!transaction) throw new Error('Rewording a window committed nothing');
  const measured: Throughput[] = [];
  for (const callers of levels) {
    const commands = await perSecond(callers, COMMANDS, reword);
    await machine.untilQuiet();
    const commits: (() => Promise<void>)[] = [];
    for (let copy = 0; copy < TRANSACTIONS; copy++) commits.push(await bare.prepare(transaction));
    const transactions = await perSecond(callers, TRANSACTIONS, async (call) => commits[call]?.());
    measured.push({ callers, commands, transactions });
  }
  return measured;
}

async function perSecond(
  callers: number,
  calls: number,
  work: (call: number, caller: number) => Promise<void>,
): Promise<number> {
  const start = performance.now();
  let next = 0;
  const one = async (caller: number) => {
    for (let call = next++; call < calls; call = next++) await work(call, caller);
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => one(caller)));
  return (calls * 1000) / (performance.now() - start);
}

/** A site for each caller, so that they do not race for an audit chain, with a window that was requested on it. */
async function windowsOnSites(machine: BenchMachine, count: number): Promise<readonly unknown[]> {
  const [admin, requester] = [await machine.api('admin'), await machine.api('requester')];
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const endsAt = new Date(Date.now() + 90_000_000).toISOString();
  const windowIds = [];
  for (let index = 0; index < count; index++) {
    const siteId = `caller-${index}`;
    const policy = { approvalsRequired: 1, leadTimeSeconds: 0 };
    await admin.post('/v1/sites', { siteId, hostnames: [`${siteId}.localhost`], timeZone: 'UTC', policy });
    const body = { siteId, mode: 'full', reason: 'Upgrade', startsAt, endsAt };
    windowIds.push((await requester.post('/v1/windows', body)).body.windowId);
  }
  await machine.untilQuiet();
  return windowIds;
}

async function rewordedWindow(requester: AdminApi, windowId: string, call: number): Promise<void> {
  const body = { reason: `Upgrade, as announced ${call}` };
  const answer = await requester.call(`/v1/windows/${windowId}`, { method: 'PATCH', body });
  if (answer.status !== 200) throw new Error(`Answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}
