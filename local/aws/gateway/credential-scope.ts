import { AwsError } from './service';

/** Who signed, and for which service, as the Authorization header says. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly service: string;
}

const sigV4 = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request\b/;
/** SigV4a signs for several regions at once: its scope carries none. */
const sigV4a = /^AWS4-ECDSA-P256-SHA256 Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/aws4_request\b/;

/** @throws AwsError `MissingAuthenticationToken` unless the header is a SigV4 or SigV4a authorization. */
export function parseCredentialScope(authorization: string | undefined): CredentialScope {
  const [, accessKeyId, service] = sigV4.exec(authorization ?? '') ?? sigV4a.exec(authorization ?? '') ?? [];
  if (accessKeyId !== undefined && service !== undefined) return { accessKeyId, service };
  throw new AwsError('MissingAuthenticationToken', 'The request carries no SigV4 signature', 403);
}
