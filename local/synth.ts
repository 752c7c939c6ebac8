import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CloudAssembly } from './aws/contract';
import { processEntry } from './aws/process/process-table';
import type { RawTemplate } from './aws/template/cloudformation';

interface Manifest {
  readonly artifacts: Readonly<
    Record<
      string,
      { readonly type: string; readonly properties?: { readonly templateFile?: string; readonly stackName?: string } }
    >
  >;
}

interface AssetManifest {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

/** This project. */
const here = join(__dirname, '..');
/** The sources of the app; a change in any of them makes the last synthesis stale. */
const inputs = ['bin', 'console', 'lib', 'lambdas', 'edge', 'cdk.json', 'package-lock.json'];

/** A checked assembly that is not in use yet. */
export interface Synthesized {
  /** Replaces the previous assembly, which a running machine may still be reading until then. */
  use(): CloudAssembly;
}

/**
 * Synthesizes the app named in `cdk.json` for `outdir`, unless the assembly there was made from the same files.
 * @param config file that the app reads as QUIESCE_CONFIG.
 * @throws Error with what the app printed when it fails.
 */
export async function synthesize(
  outdir: string,
  config: string,
  progress: (line: string) => void,
  root = here,
): Promise<Synthesized> {
  const fingerprint = fingerprintOf(
    inputs.map((input) => join(root, input)),
    [config, ...pageOf(config)],
  );
  const mark = join(outdir, 'made-from');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint) {
    progress('The template is up to date');
    return { use: () => readAssembly(outdir) };
  }
  progress('Synthesizing the app (a few seconds)');
  removeLeftovers(outdir);
  const fresh = `${outdir}.${process.pid}`;
  await runApp(root, fresh, config).catch((error: unknown) => {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  });
  writeFileSync(join(fresh, 'made-from'), fingerprint);
  return {
    use: () => {
      rmSync(outdir, { recursive: true, force: true });
      renameSync(fresh, outdir);
      return readAssembly(outdir);
    },
  };
}

/** @throws Error when the directory holds no assembly of exactly one stack. */
function readAssembly(outdir: string): CloudAssembly {
  const manifest = readJson<Manifest>(join(outdir, 'manifest.json'));
  const stacks = Object.entries(manifest.artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const [[id, stack] = [], ...others] = stacks;
  if (!id || !stack?.properties?.templateFile || others.length > 0)
    throw new Error(`${outdir} must contain exactly one stack`);
  const assets = readJson<AssetManifest>(join(outdir, `${id}.assets.json`));
  const directories = new Map(
    Object.values(assets.files).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, join(outdir, source.path)] as const),
    ),
  );
  return {
    stackName: stack.properties.stackName ?? id,
    template: readJson<RawTemplate>(join(outdir, stack.properties.templateFile)),
    findAsset: (objectKey) => {
      const directory = directories.get(objectKey);
      if (!directory) throw new Error(`The assembly has no asset ${objectKey}`);
      return directory;
    },
  };
}

/** Each start writes into a directory named after its process; those of processes that are gone can be deleted. */
function removeLeftovers(outdir: string): void {
  const parent = dirname(outdir);
  for (const name of readdirSync(parent).filter((one) => one.startsWith(`${basename(outdir)}.`))) {
    const pid = Number(name.slice(basename(outdir).length + 1));
    if (pid === process.pid || processEntry(pid) === undefined)
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

async function runApp(root: string, outdir: string, config: string): Promise<void> {
  const { app, context } = readJson<{ readonly app: string; readonly context?: object }>(join(root, 'cdk.json'));
  const env = {
    ...process.env,
    CDK_OUTDIR: outdir,
    // Nothing of it is deployed, so any configuration is accepted, even the example.
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, 'quiesce:onlySynthesize': true }),
    QUIESCE_CONFIG: config,
    // The checks that CDK brings take longer than all the rest; `npm run synth`, `diff` and `deploy` make them.
    CDK_VALIDATION: 'false',
  };
  const child = spawn(app, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The app could not be synthesized:\n${output.trim()}`);
}

/** The page that the configuration brings. What is wrong with either the app says better. */
function pageOf(config: string): string[] {
  try {
    const { page } = readJson<{ readonly page?: unknown }>(config);
    return typeof page === 'string' ? [join(dirname(config), page)] : [];
  } catch {
    return [];
  }
}

/**
 * Paths, sizes and times of all files: reading them takes milliseconds, synthesis takes seconds.
 *
 * @param named by a person: a directory among them is a mistake, and nothing in it is looked at
 */
function fingerprintOf(sources: readonly string[], named: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (path: string) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else add(path);
  };
  const add = (path: string) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    hash.update(stat === undefined ? `${path} is missing\n` : `${path} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const path of sources) visit(path);
  for (const path of named) add(path);
  return hash.digest('hex');
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
