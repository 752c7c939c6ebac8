import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { type AuditEntry, formerAuditActions, ORG } from '../../../lambdas/domain/audit/audit';
import { emptyHead, genesisHash } from '../../../lambdas/domain/audit/chain';
import { listAudit, verifyAudit } from '../../../lambdas/queries/audit/audit';
import { MemoryStore } from '../../store/memory-store';

const at = 1_795_348_800;
const ana = {
  personId: 'ana',
  name: 'Ana',
  email: 'ana@example.com',
  principals: [],
  approver: true,
  groups: [],
  confirmed: false,
  addedAt: at,
  approverSince: at,
};
const confirmed = { ...ana, confirmed: true };
const renamed = { ...confirmed, name: 'Ana M.' };
const actor = { principal: 'arn:aws:iam::123456789012:user/admin', sourceIp: '203.0.113.7' };

/** As the release before wrote them, with the hashes it wrote. */
const changes = [
  ['add-approver', null, ana, 'fc8a280a8579e017a3a2f257439b0a313ddeff8a745d46b738e6df144084a1c2'],
  ['confirm-approver', ana, confirmed, 'ce21d6949c7d08f7b0293b3af0f5e34d3d4853c346ecb6370d1b5792cd0ca508'],
  ['change-approver', confirmed, renamed, 'f99cc8a8af12794806a0e2765992d9f7730175899b84faf9d80105e0fb69a82b'],
  ['remove-approver', renamed, null, '5c964a1e10cd0cf59ba4cf3b984d7d12ae92d3cbf1c5be5c027fee056962b003'],
] as const;

const entries = changes.map(
  ([action, before, after, hash], index): AuditEntry => ({
    chain: ORG,
    seq: index + 1,
    at,
    actor,
    action,
    subject: 'ana',
    before,
    after,
    prevHash: changes[index - 1]?.[3] ?? genesisHash,
    hash,
  }),
);

/** The store as the release before left it. */
async function formerStore(): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (const audit of entries) {
    const head = { ...emptyHead(ORG), auditSeq: audit.seq, auditHash: audit.hash };
    expect(await store.commit({ put: [{ kind: 'head', value: head }], audit: [audit] })).toBe('committed');
  }
  return store;
}

it('a chain with the words of earlier releases is valid, is listed, and goes on with the new ones', async () => {
  const deps = { store: await formerStore(), clock: () => at + 60, newId: () => 'unused' };
  expect(changes.map(([action]) => action)).toEqual([...formerAuditActions]);
  expect(await verifyAudit(deps, ORG)).toMatchObject({ valid: true, entries: 4 });
  const { personId, name, email, principals } = ana;
  await addPerson(deps, { personId, name, email, principals }, actor);
  expect(await verifyAudit(deps, ORG)).toMatchObject({ valid: true, entries: 5 });
  const { items } = await listAudit(deps, ORG, { limit: 10 });
  expect(items.map(({ action }) => action)).toEqual([...formerAuditActions, 'add-person']);
});
