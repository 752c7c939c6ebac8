import { type AuditArchive, createAuditArchive } from '../../../lambdas/aws/audit-archive';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import type { LogCode, LogFields } from '../../../lambdas/platform/log';
import { archiveAudit } from '../../../lambdas/reactions/archive/archive-audit';
import { createWorld, requestedWindow, type World } from '../../commands/fixtures';
import { bucketName, s3On } from '../../local/aws/s3/buckets';
import { region } from '../../local/bench/fake-runtime';
import { type Bench, credentials, serve } from '../../local/bench/gateway';
import { entryRecord } from '../events/entries';

/** A bucket of its own, behind a real socket. */
export async function openBucket() {
  const { runtime, s3 } = s3On();
  const bench: Bench = await serve(s3);
  const url = `${bench.endpoint}/${bucketName}`;
  const archive = createAuditArchive({ url, region, credentials: async () => credentials });
  const stored = () => runtime.state.map<{ readonly body?: string }>('s3-versions').entries();
  return {
    bench,
    runtime,
    archive,
    /** `{chain}/{seq}` of every version of every object, with its text. */
    objects: () =>
      stored().map(([place, { body = '' }]) => {
        const [, key = ''] = place.split('\n');
        return [key.replace(/-.*$/, ''), Buffer.from(body, 'base64').toString()] as const;
      }),
  };
}

/** The function as a fresh copy of it, which remembers nothing. */
export function functionOn(world: World, archive: AuditArchive) {
  const logged: (readonly [LogCode, LogFields | undefined])[] = [];
  const deps = {
    store: world.store,
    clock: () => world.now,
    log: (code: LogCode, facts?: LogFields) => void logged.push([code, facts]),
    archive,
    archived: new Map<string, number>(),
  };
  return {
    logged,
    deps,
    deliver: (...entries: readonly AuditEntry[]) =>
      archiveAudit(deps, { Records: entries.map((entry) => entryRecord(entry)) }),
    call: (event: unknown) => archiveAudit(deps, event),
  };
}

/** A site and so many requests. */
export async function busyWorld(requests: number): Promise<World> {
  const world = await createWorld();
  for (let n = 0; n < requests; n++) {
    const day = String(3 + n).padStart(2, '0');
    await requestedWindow(world, { startsAt: `2026-11-${day}T11:00:00Z`, endsAt: `2026-11-${day}T12:00:00Z` });
  }
  return world;
}
