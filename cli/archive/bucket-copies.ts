import type { S3Client } from '@aws-sdk/client-s3';
import type { CredentialSource } from '../../bin/admin-api/client';
import type { Copy } from '../../lambdas/domain/audit/archive-comparison';
import { archivedName, archivePrefix } from '../../lambdas/domain/audit/archived-entry';
import { exitCodes } from '../exit-codes';
import { CommandFailure } from '../failures';
import type { Copies } from './copies';

export interface BucketPlace {
  readonly bucket: string;
  readonly region: string;
  /** Of another S3 than AWS’s; then the bucket is in the path. */
  readonly endpoint?: string;
  readonly credentials: CredentialSource;
}

/** One object with the version that was written first, which Object Lock kept. */
interface Written {
  readonly key: string;
  readonly versionId: string;
  readonly touched: boolean;
}

/** Objects that are downloaded at the same time. */
const downloads = 16;

/** The bucket itself, with everything that was ever written to it. */
export function bucketCopies({ bucket, region, endpoint, credentials }: BucketPlace): Copies {
  const name = `s3://${bucket}`;
  const client = lazily(async () => {
    const { S3Client } = await import('@aws-sdk/client-s3');
    const own = endpoint === undefined ? {} : { endpoint, forcePathStyle: true };
    return new S3Client({ region, followRegionRedirects: true, ...own, credentials: () => identityOf(credentials) });
  });
  return {
    name,
    async *pages(chain, after) {
      try {
        for await (const page of writtenIn(await client(), bucket, chain, after)) {
          yield await readAll(await client(), bucket, page);
        }
      } catch (error) {
        throw notRead(name, error);
      }
    },
  };
}

async function* writtenIn(client: S3Client, Bucket: string, chain: string, after: number) {
  const { ListObjectVersionsCommand } = await import('@aws-sdk/client-s3');
  let at: { readonly KeyMarker?: string | undefined; readonly VersionIdMarker?: string | undefined } = {
    // Beyond every name of that entry.
    KeyMarker: `${archivePrefix(chain, after)}~`,
  };
  let open: Written | undefined;
  const hidden = new Set<string | undefined>();
  for (;;) {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: `${chain}/`, ...at }));
    const versions = page.Versions ?? [];
    for (const { Key } of page.DeleteMarkers ?? []) hidden.add(Key);
    const written = new Map<string, Written>(open ? [[open.key, open]] : []);
    // The newest comes first, so what was written first is the last of its name.
    for (const { Key: key = '', VersionId: versionId = '' } of versions) {
      if (archivedName(key)) written.set(key, { key, versionId, touched: written.has(key) });
    }
    const found = [...written.values()].map((one) => ({ ...one, touched: one.touched || hidden.has(one.key) }));
    if (!page.IsTruncated) {
      yield found;
      return;
    }
    // More versions of the last name may be on the next page.
    open = found.pop();
    yield found;
    at = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

async function readAll(client: S3Client, Bucket: string, written: readonly Written[]): Promise<Copy[]> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const copies: Copy[] = [];
  for (let from = 0; from < written.length; from += downloads) {
    const read = written.slice(from, from + downloads).map(async ({ key, versionId, touched }) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key, VersionId: versionId }));
      return { key, text: (await Body?.transformToString()) ?? '', touched };
    });
    copies.push(...(await Promise.all(read)));
  }
  return copies;
}

async function identityOf(credentials: CredentialSource) {
  const { sessionToken, ...keys } = await credentials();
  return { ...keys, ...(sessionToken !== undefined && { sessionToken }) };
}

function notRead(name: string, error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  const [code, reason] = error instanceof Error ? [error.name, error.message] : ['', String(error)];
  const told = `${name} cannot be read: ${reason.replace(/\.$/, '')}.`;
  if (code === 'NoSuchBucket') return new CommandFailure(told, exitCodes.notFound);
  if (!/AccessDenied|Forbidden|InvalidAccessKeyId|ExpiredToken/.test(code)) return new CommandFailure(told);
  const advice = 'Reading the copy takes the policy {stack}-auditor; name a profile that has it with --profile.';
  return new CommandFailure(told, exitCodes.notAllowed, advice);
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
