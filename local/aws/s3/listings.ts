import { AwsError, type AwsResponse } from '../gateway/service';
import { bodyOf, etagOf, type Version } from './versions';
import { type Member, notImplemented, xmlAnswer } from './xml';

/** So many at most, whatever is asked for. */
const mostKeys = 1000;

/** `ListObjectsV2`: the objects that are not hidden. @param versions those with the prefix */
export function listObjects(name: string, query: URLSearchParams, versions: readonly Version[]): AwsResponse {
  const after = tokenKey(query.get('continuation-token')) ?? query.get('start-after') ?? '';
  const current = versions.filter(({ key, isLatest, body }) => isLatest && body !== undefined && key > after);
  const page = current.slice(0, limitIn(query));
  const last = page.at(-1);
  const isTruncated = current.length > page.length && last !== undefined;
  return xmlAnswer('ListBucketResult', [
    ...head(name, query),
    ['KeyCount', page.length],
    ['IsTruncated', isTruncated],
    ...(isTruncated ? ([['NextContinuationToken', keyToken(last.key)]] as const) : []),
    ...page.map((version): Member => ['Contents', [['Key', version.key], ...contents(version)]]),
  ]);
}

/** `ListObjectVersions`: every version and every marker. @param versions those with the prefix */
export function listVersions(name: string, query: URLSearchParams, versions: readonly Version[]): AwsResponse {
  const [key, versionId] = [query.get('key-marker') ?? '', query.get('version-id-marker')];
  const rest = versions.filter(
    (one) => one.key > key || (versionId !== null && one.key === key && one.versionId < versionId),
  );
  const page = rest.slice(0, limitIn(query));
  const last = page.at(-1);
  const isTruncated = rest.length > page.length && last !== undefined;
  const next: readonly Member[] = isTruncated
    ? [
        ['NextKeyMarker', last.key],
        ['NextVersionIdMarker', last.versionId],
      ]
    : [];
  return xmlAnswer('ListVersionsResult', [
    ...head(name, query),
    ['IsTruncated', isTruncated],
    ...next,
    ...page.map(versionXml),
  ]);
}

function versionXml(version: Version): Member {
  const named: readonly Member[] = [
    ['Key', version.key],
    ['VersionId', version.versionId],
    ['IsLatest', version.isLatest],
  ];
  if (version.body === undefined) return ['DeleteMarker', [...named, ['LastModified', instant(version.at)]]];
  return ['Version', [...named, ...contents(version)]];
}

function contents(version: Version): readonly Member[] {
  const body = bodyOf(version);
  return [
    ['LastModified', instant(version.at)],
    ['ETag', etagOf(body)],
    ['Size', body.length],
    ['StorageClass', 'STANDARD'],
  ];
}

function head(name: string, query: URLSearchParams): readonly Member[] {
  for (const unknown of ['delimiter', 'fetch-owner']) if (query.has(unknown)) throw notImplemented(unknown);
  return [
    ['Name', name],
    ['Prefix', query.get('prefix') ?? ''],
    ['MaxKeys', limitIn(query)],
  ];
}

function limitIn(query: URLSearchParams): number {
  const limit = Number(query.get('max-keys') ?? mostKeys);
  if (!Number.isInteger(limit) || limit < 0) throw new AwsError('InvalidArgument', 'max-keys is not a number');
  return Math.min(limit, mostKeys);
}

const instant = (at: number) => new Date(at).toISOString();
const keyToken = (key: string) => Buffer.from(key).toString('base64url');
const tokenKey = (token: string | null) => (token === null ? undefined : Buffer.from(token, 'base64url').toString());
