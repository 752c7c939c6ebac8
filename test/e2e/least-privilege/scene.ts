import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Template } from '../../../local/aws/gateway/service';
import type { AuthorizedCall } from '../../../local/aws/iam/call-log';
import { loadTemplate } from '../../../local/aws/template/load';
import { placeAt } from '../../../local/aws/template/place';
import { templateFile, templateOf } from '../aws';
import { Stage } from '../harness';
import { Administrator, appointAdministrator } from './administrator';
import { everyday } from './everyday';
import {
  breakBundle,
  comesNear,
  deletedByHand,
  forged,
  lost,
  requestVictims,
  scheduled,
  undeliverable,
  unpublishable,
} from './mishaps';
import { calledOff } from './public-notices';

export interface LeastPrivilegeRun {
  readonly stage: Stage;
  readonly admin: Administrator;
  /** As deployed: without the administrator's role. */
  readonly template: Template;
  /** What reconcile answered. */
  readonly repaired: unknown;
  close(): Promise<void>;
}

/**
 * One machine in three runs: everyday work; deliveries off and things lost, for reconcile; boundaries by the Scheduler,
 * and things that cannot be delivered.
 */
export async function play(): Promise<LeastPrivilegeRun> {
  const file = configWithAlarms();
  const config = ['--config', file];
  const stage = await Stage.open(...config);
  const close = async () => {
    await stage.close();
    rmSync(dirname(file), { recursive: true });
  };
  try {
    const port = Number(new URL(stage.endpoints.adminApi).port);
    const template = loadTemplate(templateOf(stage.directory), placeAt(port, 'quiesce'));
    const victims = await requestVictims(stage);
    await everyday(stage);
    const appoint = () => appointAdministrator(stage.directory);
    await restartChanged(stage, appoint, ...config, '--disable-schedules');
    const admin = new Administrator(stage, template);
    const repaired = await lost(stage, admin, victims);
    await deletedByHand(admin);
    const breakReconcile = () => breakBundle(stage.directory, 'ReconcilerReconcile');
    await restartChanged(stage, () => [appoint(), breakReconcile()], ...config, '--near-boundary-seconds', '0');
    await Promise.all([undeliverable(admin), scheduled(stage), forged(stage, admin), comesNear(stage, admin)]);
    await calledOff(stage, admin, victims.untold);
    await unpublishable(admin);
    return { stage, admin, template, repaired, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts with a synthesized app that was changed by hand. If a source changes meanwhile, the start makes it anew. */
async function restartChanged(stage: Stage, change: () => unknown, ...args: readonly string[]): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    await stage.kill();
    change();
    const changed = readFileSync(templateFile(stage.directory), 'utf8');
    await stage.restart(...args);
    if (readFileSync(templateFile(stage.directory), 'utf8') === changed) return;
  }
  throw new Error('the sources change too often for this test');
}

/** Each call that was decided on while the machine ran. */
export function callsOf({ directory }: Stage): readonly AuthorizedCall[] {
  const lines = readFileSync(join(directory, 'calls.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as AuthorizedCall);
}

/** The demo with somebody to wake, so that the template holds the alarms' topic, too. */
function configWithAlarms(): string {
  const demo = join(__dirname, '..', '..', '..', 'local', 'demo.config.json');
  const file = join(mkdtempSync(join(tmpdir(), 'quiesce-config-')), 'config.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(demo, 'utf8')), alarmEmail: 'ops@example.com' }));
  return file;
}
