import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyConfiguration, deployableConfiguration, ownConfiguration } from '../../bin/configuration';
import { ConfigError } from '../../lib/config';

/** What the environment is when a configuration with this origin was written and named. */
function named(originDomainName: string, more: object = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'quiesce-config-')), 'mine.json');
  writeFileSync(file, JSON.stringify({ distribution: { originDomainName }, ...more }));
  return { QUIESCE_CONFIG: file };
}

describe('a configuration of one’s own', () => {
  it.each([{}, { QUIESCE_CONFIG: '' }])('is asked for where QUIESCE_CONFIG names none: %j', (environment) => {
    const sentence =
      'QUIESCE_CONFIG does not name a configuration: copy quiesce.config.json, change it, and set QUIESCE_CONFIG to the path of your copy.';
    expect(() => ownConfiguration(environment)).toThrow(new ConfigError(sentence));
    expect(() => deployableConfiguration(environment)).toThrow(new ConfigError(sentence));
  });

  it('is read, and its file is known, because a page may lie beside it', () => {
    const environment = named('origin.acme.io');
    expect(deployableConfiguration(environment)).toMatchObject({
      file: environment.QUIESCE_CONFIG,
      config: { distribution: { originDomainName: 'origin.acme.io' } },
    });
  });

  it.each(['origin.example.com', 'example.org', 'shop.example', 'localhost', 'a.invalid', 'b.test'])(
    'that still has an example’s origin is not deployed: %s',
    (origin) => {
      expect(() => deployableConfiguration(named(origin))).toThrow(
        `mine.json: distribution.originDomainName is ${origin}, a name reserved for examples and tests: name the host that your site is served from.`,
      );
      expect(ownConfiguration(named(origin)).config.distribution.originDomainName).toBe(origin);
    },
  );

  it.each(['myexample.com', 'example.com.acme.io', 'example.acme.io', 'latest'])('may resemble one: %s', (origin) => {
    expect(deployableConfiguration(named(origin)).config.distribution.originDomainName).toBe(origin);
  });

  it('that lets webhooks go to this computer is not deployed', () => {
    const local = named('origin.acme.io', { webhooksToLoopback: true });
    expect(() => deployableConfiguration(local)).toThrow('mine.json: webhooksToLoopback is for the local runtime');
    expect(anyConfiguration(local).config.webhooksToLoopback).toBe(true);
  });
});

describe('a template that is only looked at', () => {
  it('is made from the example where no other configuration is named', () => {
    expect(anyConfiguration({}).config.distribution.originDomainName).toBe('origin.example.com');
    expect(anyConfiguration(named('a.test')).config.distribution.originDomainName).toBe('a.test');
  });
});
