import { type Answers, json, type NamedSchemas } from '../server/answer';
import { auditEntry, auditPage, auditVerdict } from './answer-schema';

export const auditAnswers = {
  'GET /v1/audit': json(auditPage),
  'GET /v1/audit/export': { status: 200, contentType: 'application/x-ndjson' },
  'GET /v1/audit/verify': json(auditVerdict),
} as const satisfies Answers;

export const auditSchemas = {
  AuditEntry: auditEntry,
  AuditPage: auditPage,
  AuditVerdict: auditVerdict,
} as const satisfies NamedSchemas;
