import { awaitConfirmationToken } from '../../../local/seed/confirmation-token';
import type { Stage } from '../harness';

/** Adds people who vote by mail only, and confirms their mailboxes. @returns their ids, `{prefix}-1` and so on. */
export async function addApprovers(stage: Stage, prefix: string, count: number): Promise<readonly string[]> {
  const admin = await stage.api('admin');
  const ids = Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
  for (const approverId of ids) {
    const email = `${approverId}@example.com`;
    const person = { approverId, name: `Approver ${approverId}`, email, principals: [], approver: true };
    expect((await admin.post('/v1/approvers', person)).status).toBe(201);
    const token = await awaitConfirmationToken(stage.endpoints.mailbox, email);
    expect((await admin.post(`/v1/approvers/${approverId}/confirm`, { token })).status).toBe(200);
  }
  return ids;
}
