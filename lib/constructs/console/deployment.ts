import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { BucketDeployment } from 'aws-cdk-lib/aws-s3-deployment';
import { acceptWildcard, acknowledge } from '../shared/acknowledge';

/** What CDK's own function, which copies files at each deployment, is given beyond what the rules allow. */
export function acknowledgeDeployment({ handlerRole }: BucketDeployment, bucket: IBucket): void {
  const holder = handlerRole.node.scope;
  if (!holder) return;
  const own = 'CDK made this function and its grants; it runs at deployments only.';
  for (const action of ['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*']) {
    acknowledge(holder, `IAM5[Action::s3:${action}]`, own);
  }
  acknowledge(
    holder,
    'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    own,
  );
  acknowledge(holder, 'L1', own);
  acceptWildcard(holder, bucket.arnForObjects('*'), 'It writes every file of the console.');
  const assets = 'arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*';
  acknowledge(holder, `IAM5[Resource::${assets}]`, 'Assets are named after what is in them.');
}
