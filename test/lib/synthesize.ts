import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { context } from '../../cdk.json';
import { parseConfig } from '../../lib/config';
import type { GateCode } from '../../lib/constructs/edge/edge-gate';
import { QuiesceStack } from '../../lib/quiesce-stack';

export type Settings = Readonly<Record<string, unknown>>;

const asItIs: GateCode = { viewerRequest: 'function handler(event) { return event.request; }' };

/** In place of the console, which takes seconds to build. */
const consoleFiles = join(__dirname, 'console-files');

interface Made {
  readonly app: App;
  readonly stack: QuiesceStack;
}

/** The app as deployed, except that nothing is bundled: assertions on the template need no code. */
export const makeApp = (settings?: Settings): Made => make(settings, asItIs, true);

function make(settings: Settings = {}, edge = asItIs, builtinCloudFormationValidation: boolean): Made {
  const config = parseConfig({ distribution: { originDomainName: 'origin.example.com' }, ...settings }, 'test.json');
  const app = new App({
    analyticsReporting: false,
    builtinCloudFormationValidation,
    outdir: mkdtempSync(join(tmpdir(), 'quiesce-synth-')),
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
  });
  return { app, stack: new QuiesceStack(app, 'Quiesce', { config, edge, consoleFiles }) };
}

/** Its template, without the built-in checks: they take nine tenths of a synthesis, and checks.test.ts runs them. */
export const synthesize = (settings?: Settings, edge?: GateCode): Template =>
  Template.fromStack(make(settings, edge, false).stack);

/** An intrinsic as a reader would say it: `Data.Control.Arn`-like names without CDK's hashes, pseudo parameters in `<>`. */
export function spoken(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [name, argument]: [string, unknown] = Object.entries(value)[0] ?? ['', ''];
  if (name === 'Ref') return nameOf(String(argument));
  if (name === 'Fn::GetAtt' && Array.isArray(argument)) {
    return argument[1] === 'Arn' ? nameOf(String(argument[0])) : `${nameOf(String(argument[0]))}.${argument[1]}`;
  }
  if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1])) {
    return argument[1].map(spoken).join(String(argument[0]));
  }
  throw new Error(`${name} has no words yet`);
}

const nameOf = (logicalId: string) =>
  logicalId.startsWith('AWS::') ? `<${logicalId.slice(5)}>` : logicalId.replace(/[0-9A-F]{8}$/, '');
