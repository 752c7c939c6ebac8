import { request } from 'node:http';
import { mailsOf } from '../../../local/aws/sns/mails';
import { createMailbox, type Mailbox } from '../../../local/mailbox/service';
import { type FakeRuntime, fakeRuntime } from '../bench/fake-runtime';

describe('the mailbox', () => {
  let runtime: FakeRuntime;
  let mailbox: Mailbox;
  let port: number;
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const deliver = (to: string, subject: string, text: string, at = Date.now()) =>
    mailsOf(runtime.state).deliver({ to, subject, text }, at);

  beforeEach(async () => {
    runtime = fakeRuntime([]);
    mailbox = createMailbox(runtime);
    port = await mailbox.start(0);
  });
  afterEach(() => mailbox.stop());

  it('gives the messages as JSON, newest first', async () => {
    deliver('ana@example.com', 'first', 'a', 1_700_000_000_000);
    deliver('ben@example.com', 'second', 'b', 1_700_000_001_000);
    deliver('ben@example.com', 'third', 'c', 1_700_000_001_000);
    const messages = JSON.parse((await get('/messages')).text);
    expect(messages.map((mail: { subject: string }) => mail.subject)).toEqual(['third', 'second', 'first']);
    expect(messages[2]).toEqual({ to: 'ana@example.com', subject: 'first', text: 'a', at: '2023-11-14T22:13:20.000Z' });
  });

  it('shows mails with clickable links and nothing else of them as markup', async () => {
    deliver('<b>@example.com', '<script>alert(1)</script>', 'see https://example.com/a?b=1&c="x" <img src=x>');
    const { text, headers } = await get('/');
    expect(text).toContain('<a href="https://example.com/a?b=1&amp;c=" rel="noopener noreferrer"');
    expect(text).not.toMatch(/<img|<b>@/);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).toContain('&lt;script&gt;alert(1)');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; connect-src 'self'; /,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('shows the mails of one recipient when asked', async () => {
    deliver('ana@example.com', 'for ana', 'a');
    deliver('ben@example.com', 'for ben', 'b');
    const { text } = await get('/?to=ana%40example.com');
    expect(text).toContain('for ana');
    expect(text).not.toContain('for ben');
  });

  it('offers to copy the code of a voting mail, and numbers mails so that the page can tell which are new', async () => {
    deliver('ana@example.com', 'first', 'Enter this code on the page:\n\n  042137\n\nThank you, 1234567.');
    deliver('ana@example.com', 'second', 'There is no code here: 123456');
    const { text } = await get('/');
    expect(text.match(/data-code="[^"]*"/g)).toEqual(['data-code="042137"']);
    expect(text.indexOf('id="mail-2" open')).toBeGreaterThan(0);
    expect(text.indexOf('id="mail-1"')).toBeGreaterThan(text.indexOf('id="mail-2"'));
    expect((await get('/?to=ana%40example.com')).text).toContain('id="mail-2"');
  });

  it('answers 404 to other paths and to names that are not this machine', async () => {
    for (const path of ['/constructor', '//', '//[', '/%']) expect((await get(path)).status).toBe(404);
    const status = await new Promise((resolve, reject) => {
      const call = request({ port, host: '127.0.0.1', path: '/messages', headers: { host: 'evil.example.com' } });
      call
        .on('response', (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });

  it('says what is wrong with a confirmation link that ended', async () => {
    expect(await get('/confirmation.html?TopicArn=a&Token=b')).toMatchObject({ status: 400 });
  });
});
