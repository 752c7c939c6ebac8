import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
const directory = mkdtempSync(join(tmpdir(), 'cold-load-'));
const prof = process.argv[2] === 'prof';
const child = spawn(process.execPath, [...(prof ? ['--cpu-prof', '--cpu-prof-dir', join(directory, 'prof')] : []), '--import', 'tsx', 'local/start.ts', '--data', directory, '--port', '4960'], { stdio: 'ignore' });
while (!existsSync(join(directory, 'endpoints.json'))) await new Promise((r) => setTimeout(r, 200));
const endpoints = JSON.parse(readFileSync(join(directory, 'endpoints.json'), 'utf8'));
const creds = readFileSync(join(directory, 'credentials'), 'utf8');
const of = (name: string) => {
  const part = creds.split(`[${name}]`)[1]!.split('[')[0]!;
  const get = (k: string) => new RegExp(`${k}\\s*=\\s*(\\S+)`).exec(part)![1]!;
  return new AwsClient({ accessKeyId: get('aws_access_key_id'), secretAccessKey: get('aws_secret_access_key'), service: 'execute-api', region: endpoints.region, retries: 0 });
};
const [viewer, requester] = [of('viewer'), of('requester')];
const cpu = () => { const f = readFileSync(`/proc/${child.pid}/task/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10; };
async function phase(name: string, ms: number, at: number, act: (n: number) => Promise<Response>) {
  let n = 0; let bad = 0; const until = Date.now() + ms; const c0 = cpu(); const t0 = Date.now();
  await Promise.all(Array.from({ length: at }, async () => { while (Date.now() < until) { const r = await act(n++); if (r.status >= 300) bad++; await r.arrayBuffer(); } }));
  console.log(name, 'requests', n, 'bad', bad, 'per s', (n / (Date.now() - t0) * 1000).toFixed(0), 'main-thread CPU ms per request', ((cpu() - c0) / n).toFixed(2));
}
await phase('warm', 3000, 4, () => viewer.fetch(`${endpoints.adminApi}/v1/sites/demo`));
await phase('read', 8000, 4, () => viewer.fetch(`${endpoints.adminApi}/v1/sites/demo/status`));
await phase('write', 10000, 4, (n) => { const s = Date.UTC(2027, 0, 1) + n * 7200_000; const iso = (x: number) => new Date(x).toISOString().replace('.000', '');
  return requester.fetch(`${endpoints.adminApi}/v1/windows`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ siteId: 'demo', mode: 'full', startsAt: iso(s), endsAt: iso(s + 3600_000), reason: 'load' }) }); });
child.kill('SIGINT'); await new Promise((r) => child.once('exit', r));
if (prof) { for (const f of readdirSync(join(directory, 'prof'))) console.log(join(directory, 'prof', f)); }
