import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Entry {
  readonly version?: string;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, '..', 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};

describe('the lock file', () => {
  it('lists the optional packages of every platform, as npm ci demands from version 11 on', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    );

    expect(missing).toEqual([]);
  });

  it('offers the database for every platform that it is published for', () => {
    const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'];
    const offered = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/@dynoxide/'));

    expect(offered.map(([path, { version, optional }]) => [path, version, optional])).toEqual(
      platforms.map((platform) => [`node_modules/@dynoxide/${platform}`, '1.2.1', true]),
    );
  });
});
