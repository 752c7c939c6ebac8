import { bare, json, type NamedSchemas, type Operations } from '../server/operation';
import { auditEntry, auditFilter, auditPage, auditVerdict, exportFilter, verifyFilter } from './schema';

export const auditOperations = {
  'GET /v1/audit': { id: 'listAudit', ...bare, query: auditFilter, answer: json(auditPage) },
  'GET /v1/audit/export': {
    id: 'exportAudit',
    ...bare,
    query: exportFilter,
    answer: { status: 200, contentType: 'application/x-ndjson' },
  },
  'GET /v1/audit/verify': { id: 'verifyAudit', ...bare, query: verifyFilter, answer: json(auditVerdict) },
} as const satisfies Operations;

export const auditSchemas = {
  AuditEntry: auditEntry,
  AuditPage: auditPage,
  AuditVerdict: auditVerdict,
} as const satisfies NamedSchemas;
