/** The services that are called without an SDK client, by the name they are signed with, which is their host's too. */
const services = {
  dynamodb: 'DYNAMODB',
  lambda: 'LAMBDA',
  states: 'SFN',
  scheduler: 'SCHEDULER',
  sqs: 'SQS',
  sns: 'SNS',
} as const;

export type ServiceName = keyof typeof services;

/**
 * Where a service is in a region, unless the environment says otherwise as for every AWS SDK.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function serviceEndpoint(service: ServiceName, region: string, from = process.env): string {
  const special = from[`AWS_ENDPOINT_URL_${services[service]}`] ?? from.AWS_ENDPOINT_URL;
  return special ?? `https://${service}.${region}.amazonaws.com`;
}
