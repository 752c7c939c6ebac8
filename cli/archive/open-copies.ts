import { stat } from 'node:fs/promises';
import { chainCredentials, profileCredentials } from '../api/credentials';
import { UsageFailure } from '../failures';
import type { Session } from '../session';
import { bucketCopies } from './bucket-copies';
import type { Copies } from './copies';
import { folderCopies } from './folder-copies';

const anyRegion = 'us-east-1';

/**
 * @param where `true`: the bucket of the stack, or of `npm start`
 * @param offline whether there is no API to ask
 * @throws UsageFailure when there is none
 */
export async function openCopies(session: Session, where: string | true, offline: boolean): Promise<Copies> {
  if (where === true) return ofTheStack(session);
  const [, bucket] = /^s3:\/\/([a-z0-9][a-z0-9.-]+)\/?$/.exec(where) ?? [];
  if (bucket !== undefined) return named(session, bucket, offline);
  if (
    await stat(where).then(
      (found) => found.isDirectory(),
      () => false,
    )
  )
    return folderCopies(where);
  throw new UsageFailure(
    `${where} is no copy of an audit log.`,
    'Give s3://BUCKET, or a folder that was synced from one.',
  );
}

async function ofTheStack(session: Session): Promise<Copies> {
  const { address, credentials } = await session.connect();
  if (address.archive) return bucketCopies({ ...address.archive, region: address.region, credentials });
  throw new UsageFailure(
    'No copy of the audit log is known there.',
    'It is off unless the configuration has auditArchive. If it was switched on lately, add --refresh; or name s3://BUCKET.',
  );
}

async function named(session: Session, bucket: string, offline: boolean): Promise<Copies> {
  if (!offline) {
    const { address, credentials } = await session.connect();
    const endpoint = address.archive?.endpoint;
    return bucketCopies({ bucket, region: address.region, credentials, ...(endpoint !== undefined && { endpoint }) });
  }
  const { options, io } = session;
  const credentials = options.profile === undefined ? chainCredentials() : profileCredentials(options.profile);
  return bucketCopies({ bucket, region: options.region ?? io.env.AWS_REGION ?? anyRegion, credentials });
}
