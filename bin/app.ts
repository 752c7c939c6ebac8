import { dirname } from 'node:path';
import { App } from 'aws-cdk-lib';
import { EdgeBuildError } from '../edge/build/build';
import { ConfigError } from '../lib/config';
import { QuiesceStack } from '../lib/quiesce-stack';
import { buildConsole } from './build-console/console-files';
import { anyConfiguration, deployableConfiguration } from './configuration';
import { gateCodeOf } from './gate-code';

/**
 * CDK does not tell the app what the template is for. `npm run synth`, `npm run bootstrap` and `npm start` set this
 * value; every other command (deploy, diff, destroy) works on a stack in AWS and needs your own configuration.
 */
const onlySynthesize = 'quiesce:onlySynthesize';

/**
 * Stack traces would put paths of this computer into the output. The CLI reserves these keys, so they are not in
 * cdk.json.
 */
const withoutStackTraces = {
  'aws:cdk:disable-stack-trace': true,
  'aws:cdk:disable-creation-stack-traces': true,
};

async function synthesize(): Promise<void> {
  const app = new App({ analyticsReporting: false, autoSynth: false, postCliContext: withoutStackTraces });
  const configuration = app.node.tryGetContext(onlySynthesize) ? anyConfiguration : deployableConfiguration;
  const { file, config } = configuration(process.env);
  const edge = gateCodeOf(config, dirname(file));
  const consoleFiles = config.console ? await buildConsole() : '';
  new QuiesceStack(app, 'Quiesce', { config, edge, consoleFiles });
  app.synth();
}

synthesize().catch((error: unknown) => {
  if (!(error instanceof ConfigError || error instanceof EdgeBuildError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
