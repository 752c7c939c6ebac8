import type { Stage } from '../../harness';

/** What an address of the console names, by the names of the table of pages. */
export type Ids = Readonly<Record<'siteId' | 'personId' | 'windowId' | 'proposalId', string>>;

/** Something of everything that pages show: windows in several states, an emergency, a change, comments, votes, proposals, people, machines. */
export async function populate(stage: Stage): Promise<Ids> {
  const [breakglass, requester, admin, ana] = await Promise.all([
    stage.api('breakglass'),
    stage.api('requester'),
    stage.api('admin'),
    stage.api('approver-ana'),
  ]);
  await breakglass.post('/v1/sites/demo/emergency', { mode: 'read-only', reason: 'Disk full', durationMinutes: 30 });
  await stage.requestWindow({ inSeconds: 20_000 });
  const more = {
    reason: 'Move the data',
    ticket: 'CHG-1',
    message: 'Back soon',
    messages: { de: 'Bald', he: 'בקרוב' },
  };
  const { windowId } = await stage.requestWindow({ inSeconds: 90_000, more });
  const steps = [
    await ana.post(`/v1/windows/${windowId}/comments`, { text: 'Is the backup done?' }),
    await ana.post(`/v1/windows/${windowId}/approve`, { reason: 'Looks right', planVersion: 1 }),
    await requester.call(`/v1/windows/${windowId}`, {
      method: 'PATCH',
      body: { paths: ['/shop'], reason: 'Only the shop' },
    }),
    await admin.post('/v1/machines', {
      machineId: 'pipeline',
      ownerId: 'rita',
      principals: ['arn:aws:iam::123456789012:user/p'],
    }),
    await admin.post('/v1/people', {
      personId: 'cara',
      name: 'Cara',
      email: 'cara@example.com',
      approver: true,
      groups: ['shop'],
      principals: ['arn:aws:iam::123456789012:user/cara'],
    }),
  ];
  const proposalId = await proposeTemplate(stage);
  for (const { status, body } of steps) if (status >= 300) throw new Error(`refused: ${JSON.stringify(body)}`);
  return { siteId: 'demo', personId: 'cara', windowId, proposalId };
}

async function proposeTemplate(stage: Stage): Promise<string> {
  const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const hours = { from: '22:00', to: '04:00', days: [1, 6], timeZone: 'Europe/Paris' };
  const limits = {
    maximumDurationSeconds: 3600,
    uses: 5,
    expiresAt,
    hours,
    texts: { maximumLength: 50, languages: ['de'] },
  };
  const wish = { name: 'Weekly reindex', mode: 'read-only', ...limits, reason: 'Each week', ticket: 'CHG-2' };
  const { status, body } = await (await stage.api('requester')).post('/v1/sites/demo/templates', wish);
  if (status !== 201) throw new Error(`refused: ${JSON.stringify(body)}`);
  return String(body.proposalId);
}
