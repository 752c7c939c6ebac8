import { createHash } from 'node:crypto';
import type { Runtime, StateMap } from '../gateway/service';
import type { Bucket, RetentionMode } from './bucket';

interface Stored {
  /** Base64; absent in a delete marker. */
  readonly body?: string;
  readonly contentType?: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly lock?: { readonly mode: RetentionMode; readonly until: number };
}

/** One version of an object, or the marker that hides those before it. */
export interface Version extends Stored {
  readonly key: string;
  readonly versionId: string;
  readonly isLatest: boolean;
}

const dayMs = 86_400_000;

/** Every version of every object, durable. Nothing is ever written over. */
export class Versions {
  private readonly stored: StateMap<Stored>;

  constructor(private readonly runtime: Runtime) {
    this.stored = runtime.state.map<Stored>('s3-versions');
  }

  /** In order of their keys; of each key the newest first, as S3 lists them. */
  list({ name }: Bucket, prefix = ''): readonly Version[] {
    const found = this.stored
      .entries(`${name}\n${prefix}`)
      .map(([place, version]) => ({ ...placeOf(place), ...version }));
    const newestFirst = (a: { key: string; versionId: string }, b: { key: string; versionId: string }) =>
      compare(a.key, b.key) || compare(b.versionId, a.versionId);
    return found.sort(newestFirst).map((one, index, all) => ({ ...one, isLatest: all[index - 1]?.key !== one.key }));
  }

  /** Of the one object, not of those whose names begin so. */
  of(bucket: Bucket, key: string): readonly Version[] {
    return this.list(bucket, `${key}\n`);
  }

  add(bucket: Bucket, key: string, upload: { readonly body: Buffer; readonly contentType?: string }): Version {
    const { mode, days } = bucket.retention;
    const at = this.runtime.clock();
    const lock = { mode, until: at + days * dayMs };
    const { contentType } = upload;
    return this.put(bucket, key, {
      body: upload.body.toString('base64'),
      ...(contentType !== undefined && { contentType }),
      at,
      lock,
    });
  }

  /** Hides an object; no version of it is gone. */
  mark(bucket: Bucket, key: string): Version {
    return this.put(bucket, key, { at: this.runtime.clock() });
  }

  remove({ name }: Bucket, { key, versionId }: Version): void {
    this.stored.delete(`${name}\n${key}\n${versionId}`);
  }

  private put(bucket: Bucket, key: string, stored: Stored): Version {
    const [newest] = this.of(bucket, key);
    const versionId = String(Number(newest?.versionId ?? 0) + 1).padStart(6, '0');
    this.stored.put(`${bucket.name}\n${key}\n${versionId}`, stored);
    return { ...stored, key, versionId, isLatest: true };
  }
}

/** MD5, as S3 makes it of an upload in one part. */
export const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

export const bodyOf = ({ body = '' }: Version): Buffer => Buffer.from(body, 'base64');

/** A name may have any character but a line break, which keeps the three parts apart. */
function placeOf(place: string): { readonly key: string; readonly versionId: string } {
  const [, key = '', versionId = ''] = place.split('\n');
  return { key, versionId };
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
