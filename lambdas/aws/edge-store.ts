import { lookup as dnsLookup } from 'node:dns';
import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import {
  CloudFrontKeyValueStoreClient,
  DescribeKeyValueStoreCommand,
  ListKeysCommand,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import type { EdgeEntry } from '../../edge/document/document';
import { clientSettings } from './client-settings';

/** What one UpdateKeys may carry. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
export const KEYS_PER_UPDATE = 50;

/** The KeyValueStore of the gate. Its ETag is store-wide: any write by anybody makes all older ETags stale. */
export interface EdgeStore {
  etag(): Promise<string>;
  /**
   * Every entry. A page holds 50, so this is one call for a handful of sites and about a hundred for a full store.
   *
   * @param between is done after each page
   */
  list(between?: () => Promise<void>): Promise<readonly EdgeEntry[]>;
  /**
   * All or nothing; ≤ 50 keys.
   * @returns the next ETag, `stale` when somebody wrote since `etag`, or `refused` for entries that the store never takes
   */
  update(etag: string, puts: readonly EdgeEntry[], deletes: readonly string[]): Promise<EdgeUpdate>;
}

export type EdgeUpdate = { readonly etag: string } | 'stale' | 'refused';

/**
 * The client puts the account id before the endpoint's host. Only a local endpoint is plain HTTP, and only there does
 * `{account}.localhost` need help: most resolvers do not know names under localhost.
 */
const lookup: LookupFunction = (hostname, options, callback) =>
  dnsLookup(hostname.endsWith('.localhost') ? 'localhost' : hostname, options, callback);

export function createEdgeStoreClient(): CloudFrontKeyValueStoreClient {
  // The store accepts only SigV4a, and the client finds the signer only if the code itself loads it. Here, and not above,
  // so that functions which use a constant of this file do without it.
  require('@aws-sdk/signature-v4a');
  const { requestHandler, ...settings } = clientSettings();
  const httpAgent = new Agent({ keepAlive: true, lookup });
  return new CloudFrontKeyValueStoreClient({ ...settings, requestHandler: { ...requestHandler, httpAgent } });
}

export function createEdgeStore(client: CloudFrontKeyValueStoreClient, KvsARN: string): EdgeStore {
  return {
    async etag() {
      return required((await client.send(new DescribeKeyValueStoreCommand({ KvsARN }))).ETag);
    },
    async list(between) {
      const entries: EdgeEntry[] = [];
      let NextToken: string | undefined;
      do {
        const page = await client.send(
          new ListKeysCommand({ KvsARN, MaxResults: 50, ...(NextToken && { NextToken }) }),
        );
        for (const { Key, Value } of page.Items ?? []) entries.push({ key: required(Key), value: required(Value) });
        NextToken = page.NextToken;
        await between?.();
      } while (NextToken);
      return entries;
    },
    async update(etag, puts, deletes) {
      const command = new UpdateKeysCommand({
        KvsARN,
        IfMatch: etag,
        Puts: puts.map(({ key, value }) => ({ Key: key, Value: value })),
        Deletes: deletes.map((key) => ({ Key: key })),
      });
      try {
        return { etag: required((await client.send(command)).ETag) };
      } catch (thrown) {
        if (isStale(thrown)) return 'stale';
        if (isRefused(thrown)) return 'refused';
        throw thrown;
      }
    },
  };
}

/** The documented error is ConflictException; the field also reports a ValidationException about the pre-condition. */
const isStale = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  (thrown.name === 'ConflictException' ||
    (thrown.name === 'ValidationException' && /pre-?condition failed/i.test(thrown.message)));

/** Repeating the call would not help: what is to be written breaks a rule of the store, or there is no room for it. */
const isRefused = (thrown: unknown): boolean =>
  thrown instanceof Error && ['ValidationException', 'ServiceQuotaExceededException'].includes(thrown.name);

function required(value: string | undefined): string {
  if (value === undefined) throw new Error('the KeyValueStore answered without a field it always has');
  return value;
}
