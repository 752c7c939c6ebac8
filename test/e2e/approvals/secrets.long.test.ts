import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openState } from '../../../local/aws/state/lmdb-state';
import { awaitVotingMail, type Mail } from '../../../local/tour/mailbox';
import { Stage } from '../harness';
import { lettersIn, voteOnceLetIn } from './people';
import { scanWithoutScript } from './scanner';

let stage: Stage;
/** Everything that pages and the API answered. */
const answered: string[] = [];
/** Answers that are there to tell a secret, and are not part of what is searched. */
const told: string[] = [];

beforeAll(async () => {
  stage = await Stage.open();
  await votes();
  await bypasses();
  await emergencyAndProposal();
}, 180_000);
afterAll(() => stage.close(), 30_000);

const mailTo = (who: string, windowId: string) =>
  awaitVotingMail(stage.endpoints.mailbox, `${who}@example.com`, windowId);

async function post(profile: Parameters<Stage['api']>[0], path: string, body: object = {}) {
  const answer = await (await stage.api(profile)).post(path, body);
  answered.push(JSON.stringify(answer.body));
  return answer;
}

/** Right and wrong codes, a locked code and the letters, scanners, links of no use any more, and links that are not whole. */
async function votes(): Promise<void> {
  const { windowId } = await stage.requestWindow({ inSeconds: 3600 });
  const mail = await mailTo('ana', windowId);
  await scanWithoutScript(mail.link);
  const wrong = mail.code === '000000' ? '000001' : '000000';
  for (let attempt = 0; attempt < 5; attempt++) {
    answered.push((await voteOnceLetIn({ link: mail.link, code: wrong })).html);
  }
  answered.push(await (await fetch(mail.link)).text(), await (await fetch(mail.link.slice(0, -3))).text());
  const code = await lettersIn(stage.endpoints.mailbox, mail.link);
  for (let once = 0; once < 2; once++) answered.push((await voteOnceLetIn({ ...mail, code })).html);
  const late = await mailTo('ben', windowId);
  answered.push((await voteOnceLetIn(late, 'reject')).html);
}

async function bypasses(): Promise<void> {
  const link = await (await stage.api('admin')).post('/v1/sites/demo/bypass-links', {
    url: 'http://demo.localhost/',
    expiresInMinutes: 60,
  });
  const header = await (await stage.api('admin')).call('/v1/sites/demo/bypass-header', { method: 'PUT' });
  told.push(new URL(String(link.body.url)).search.slice(1), String(header.body.secret));
}

async function emergencyAndProposal(): Promise<void> {
  const opened = await post('breakglass', '/v1/sites/demo/emergency', {
    mode: 'full',
    reason: 'The database is on fire',
    durationMinutes: 1,
    paths: ['/fire'],
  });
  const ratifying = await mailTo('ben', String(opened.body.windowId));
  answered.push((await voteOnceLetIn(ratifying)).html);
  const proposed = await post('requester', '/v1/sites/demo/templates', {
    name: 'Nightly import',
    mode: 'read-only',
    maximumDurationSeconds: 600,
    uses: 3,
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    reason: 'Imports run every night',
  });
  const voting = await mailTo('ana', String(proposed.body.proposalId));
  answered.push((await voteOnceLetIn(voting)).html);
}

/** What the mails told and only they may know: secrets of links, their codes, and tokens of confirmations. */
async function mailed(): Promise<{ readonly secrets: readonly string[]; readonly codes: readonly string[] }> {
  const mails = (await (await fetch(`${stage.endpoints.mailbox}/messages`)).json()) as readonly Mail[];
  const found = (pattern: RegExp) =>
    mails.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, group = '']) => group));
  return {
    secrets: [...found(/token=\S+\.([A-Za-z0-9_-]{43})/g), ...found(/[?&]Token=([\w-]+)/g)],
    codes: found(/^\s*(\d{6})\s*$/gm),
  };
}

/** Text of files in a directory and below. */
async function filesBelow(directory: string): Promise<readonly (readonly [string, string])[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const));
}

/** Maps of the runtime, except those that are the mailbox, its subscriptions and the keys of the people. */
function stateOf(directory: string, names: readonly string[]): readonly (readonly [string, string])[] {
  const state = openState(directory);
  try {
    return names.map((name) => [name, JSON.stringify(state.map(name).entries())] as const);
  } finally {
    state.close();
  }
}

async function everythingProduced(): Promise<readonly (readonly [string, string])[]> {
  const viewer = await stage.api('viewer');
  const chains = await Promise.all(
    ['?siteId=demo', ''].map(
      async (query) => [`audit${query}`, JSON.stringify((await viewer.get(`/v1/audit/export${query}`)).body)] as const,
    ),
  );
  const files = (await filesBelow(stage.directory)).filter(([file]) => !/cdk\.out|state\.mdb|credentials$/.test(file));
  const history = stateOf(stage.directory, ['executions', 'async-invocations', 'sqs-messages', 'schedules']);
  return [...chains, ...files, ...history, ['answers', answered.join('\n')]];
}

it('secrets of links, codes and confirmation tokens appear in nothing that was produced but the mails', async () => {
  const { secrets, codes } = await mailed();
  expect(secrets.length).toBeGreaterThanOrEqual(8);
  expect(codes.length).toBeGreaterThanOrEqual(6);
  const produced = await everythingProduced();
  expect(produced.length).toBeGreaterThan(10);
  for (const [where, text] of produced) {
    expect([where, ...secrets.filter((secret) => text.includes(secret))]).toEqual([where]);
    expect([where, ...codes.filter((code) => new RegExp(`(?<![\\w.])${code}(?![\\w.])`).test(text))]).toEqual([where]);
  }
}, 60_000);

it('what lets testers pass appears in no log, no audit entry and no execution', async () => {
  for (const [where, text] of (await everythingProduced()).filter(([where]) => !/dynamodb|\.db|sqlite/i.test(where))) {
    expect([where, ...told.filter((secret) => text.includes(secret))]).toEqual([where]);
  }
}, 60_000);

it('task tokens appear in no log, no audit entry and no answer', async () => {
  const state = openState(stage.directory);
  const tokens = state
    .map('task-tokens')
    .entries()
    .map(([token]) => token);
  state.close();
  expect(tokens.length).toBeGreaterThan(0);
  for (const [where, text] of (await everythingProduced()).filter(([where]) => /log|audit|answers/.test(where))) {
    expect([where, ...tokens.filter((token) => text.includes(token))]).toEqual([where]);
  }
}, 60_000);
