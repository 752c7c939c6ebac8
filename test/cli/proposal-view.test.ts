import type { Proposal } from '../../cli/api/answers';
import { Printer } from '../../cli/output/printer';
import { showProposal, showProposals } from '../../cli/views/proposal-view';
import { fakeIo } from './fake-io';

const template: Proposal = {
  proposalId: 'shop.01M81WZ6G00KV2KG4CP2T978MG',
  siteId: 'shop',
  kind: 'template',
  status: 'approved',
  template: {
    name: 'Nightly',
    mode: 'full',
    maximumDurationSeconds: 3600,
    uses: 5,
    hostnames: ['shop.io'],
    paths: [],
    expiresAt: '2027-01-01T00:00:00Z',
  },
  used: 2,
  usable: true,
  reason: 'Jobs',
  requestedBy: { principal: 'arn:aws:iam::123456789012:user/rita', personId: 'rita' },
  requestedAt: '2026-11-20T12:00:00Z',
  decideBy: '2026-11-21T12:00:00Z',
  planVersion: 1,
  digest: 'd1',
  version: 2,
  approvals: { required: 1, veto: true, requireLogin: false, votes: [] },
};

it.each<[string, Partial<Proposal>]>([
  ['approved', {}],
  ['used up', { usable: false, used: 5 }],
  ['expired', { usable: false }],
  ['approved, for a deleted site', { usable: false, ofDeletedSite: true }],
  ['rejected, for a deleted site', { usable: false, status: 'rejected', ofDeletedSite: true }],
  ['revoked', { usable: false, status: 'cancelled', revokedAt: '2026-11-22T12:00:00Z' }],
  ['requested', { usable: false, status: 'requested' }],
])('a template is listed and shown as %s', async (told, more) => {
  const io = fakeIo();
  const printer = new Printer(io, 'table', false);
  await printer.answer({ body: [{ ...template, ...more }] }, showProposals);
  await printer.answer({ body: { ...template, ...more } }, showProposal(io.now()));
  expect(io.stdout.text).toMatch(new RegExp(`T978MG +${told} +2026-11-20[\\s\\S]*\nStatus +${told}\n`));
});
