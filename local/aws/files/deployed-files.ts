import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { z } from 'zod';
import type { Resource, Template } from '../gateway/service';
import type { FindAsset } from '../lambda/definition';

/** An object of a bucket, as the distribution in front of it answers it. */
export interface DeployedFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

type Markers = readonly (readonly [marker: string, value: string])[];

/** The resource with which CDK copies assets into a bucket at each deployment. */
const deploymentSchema = z.object({
  SourceObjectKeys: z.array(z.string()),
  /** Per source: placeholders in its files, and what the deployment puts in their place. */
  SourceMarkers: z.array(z.record(z.string(), z.string())).default([]),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
});

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Read when somebody asks for it: a start need not wait for megabytes that may be asked for later or never. */
export type ReadFile = () => DeployedFile;

/**
 * What the template's deployments put into a bucket, by key.
 * @throws Error for a file of a kind whose content type is not known
 */
export function filesOf(bucket: string, template: Template, findAsset: FindAsset): ReadonlyMap<string, ReadFile> {
  const deployments = template
    .ofType('Custom::CDKBucketDeployment')
    .map(({ properties }: Resource) => deploymentSchema.parse(properties));
  const files = deployments
    .filter(({ DestinationBucketName }) => DestinationBucketName === bucket)
    .flatMap((deployment) =>
      deployment.SourceObjectKeys.flatMap((key, index) =>
        filesIn(findAsset(key)).map((path) => {
          const markers = Object.entries(deployment.SourceMarkers[index] ?? {});
          const name = join(deployment.DestinationBucketKeyPrefix, relative(findAsset(key), path));
          return [name, fileAt(path, markers, deployment.SystemMetadata['cache-control'])] as const;
        }),
      ),
    );
  return new Map(files);
}

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function fileAt(path: string, markers: Markers, cacheControl?: string): ReadFile {
  const type = contentTypes[extname(path)];
  if (type === undefined) throw new Error(`${path} is of a kind that the local runtime does not serve`);
  let read: DeployedFile | undefined;
  return () => {
    read ??= withMarkers(path, markers, {
      'content-type': type,
      ...(cacheControl && { 'cache-control': cacheControl }),
    });
    return read;
  };
}

function withMarkers(path: string, markers: Markers, headers: DeployedFile['headers']): DeployedFile {
  const original = readFileSync(path);
  const body = markers.length === 0 ? original : Buffer.from(replaceAll(original.toString(), markers));
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  return { body, headers: { ...headers, etag } };
}

const replaceAll = (text: string, markers: Markers) =>
  markers.reduce((changed, [marker, value]) => changed.replaceAll(marker, value), text);
