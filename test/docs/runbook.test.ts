import { readFileSync } from 'node:fs';
import { synthesize } from '../lib/synthesize';
import { anchorsOf } from './markdown';

const page = readFileSync('docs/runbook.md', 'utf8');

/** Types are gone at run time; the source has one code per line or several in a tuple. */
function logCodes(): string[] {
  const [declared = ''] = readFileSync('lambdas/platform/log.ts', 'utf8').split('/** What a log line may hold');
  return [...declared.matchAll(/'([a-z-]+)'/g)].map(([, code = '']) => code);
}

describe('docs/runbook.md', () => {
  it('has the section that each alarm names', () => {
    const alarms = Object.values(synthesize().findResources('AWS::CloudWatch::Alarm'));
    const anchors = anchorsOf('docs/runbook.md');
    const named = alarms.map(
      ({ Properties }) => String(Properties.AlarmDescription).split('docs/runbook.md#')[1] ?? '',
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !anchors.has(name))).toEqual([]);
  });

  it('knows every word that functions log', () => {
    const codes = logCodes();
    expect(codes).toContain('edge-ahead');
    expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});
