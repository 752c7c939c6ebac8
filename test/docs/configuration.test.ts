import { readFileSync } from 'node:fs';
import { parseConfig } from '../../lib/config';

const page = readFileSync('docs/configuration.md', 'utf8');

/** With everything that has no default. */
const full = {
  distribution: {
    originDomainName: 'origin.example.com',
    alias: {
      domainNames: ['shop.example.com'],
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/4f1c',
    },
  },
  page: 'page.html',
  alarmEmail: 'ops@example.com',
};

function settingsOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    ['distribution', 'alias', 'edge', 'events'].includes(name)
      ? settingsOf(inner, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  );
}

describe('docs/configuration.md', () => {
  it('has a row for every setting', () => {
    const settings = settingsOf(parseConfig(full, 'test.json'));
    expect(settings).toContain('distribution.alias.domainNames');
    expect(settings.filter((name) => !page.includes(`\n| \`${name}\` |`))).toEqual([]);
  });

  it('knows the defaults', () => {
    const { stackName, nearBoundarySeconds, logRetentionDays, edge } = parseConfig(full, 'test.json');
    const numbers = { nearBoundarySeconds, logRetentionDays, 'edge.armedDaysAhead': edge.armedDaysAhead };
    for (const [name, value] of Object.entries(numbers)) expect(page).toContain(`| \`${name}\` | ${value} |`);
    expect(page).toContain(`| \`stackName\` | \`${stackName}\` |`);
  });
});
