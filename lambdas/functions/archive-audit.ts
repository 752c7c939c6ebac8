import { fromEnv } from '@aws-sdk/credential-provider-env';
import { createAuditArchive } from '../aws/audit-archive';
import { archiveAudit } from '../reactions/archive/archive-audit';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('archive-audit');
// As the SDK's clients do: another endpoint has the bucket in its path.
const endpoint = process.env.AWS_ENDPOINT_URL;
const archive = createAuditArchive({
  url: endpoint === undefined ? `https://${env.ARCHIVE_HOST}` : `${endpoint}/${env.ARCHIVE_BUCKET}`,
  region: process.env.AWS_REGION ?? '',
  credentials: fromEnv(),
});
const shared = reactionDeps({ CONTROL_TABLE: 'not-granted', ...env });
const deps = { ...shared, archive, archived: new Map<string, number>() };

export const handler = (event: unknown) => archiveAudit(deps, event);
