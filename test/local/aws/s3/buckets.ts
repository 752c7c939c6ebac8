import { createS3 } from '../../../../local/aws/s3/service';
import { type Disk, type FakeRuntime, fakeRuntime, resource } from '../../bench/fake-runtime';

export const bucketName = 'quiesce-copy';

/** A bucket as the template declares it. */
export const lockedBucket = (Mode: 'GOVERNANCE' | 'COMPLIANCE' = 'GOVERNANCE', Days = 1) =>
  resource(
    'AWS::S3::Bucket',
    'copy',
    `arn:aws:s3:::${bucketName}`,
    {
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days } } },
    },
    bucketName,
  );

export function s3On(
  disk: Disk = new Map(),
  bucket = lockedBucket(),
): { runtime: FakeRuntime; s3: ReturnType<typeof createS3> } {
  const runtime = fakeRuntime([bucket], { disk });
  return { runtime, s3: createS3(runtime) };
}
