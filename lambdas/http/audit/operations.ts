import { bare, type Operations } from '../server/operation';
import { auditFilter, exportFilter, verifyFilter } from './schema';

export const auditOperations = {
  'GET /v1/audit': { id: 'listAudit', ...bare, query: auditFilter },
  'GET /v1/audit/export': {
    id: 'exportAudit',
    ...bare,
    query: exportFilter,
  },
  'GET /v1/audit/verify': { id: 'verifyAudit', ...bare, query: verifyFilter },
} as const satisfies Operations;
