import { dirname, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { EdgeBuildError } from '../edge/build/build';
import { cdkContext } from '../lib/cdk-context';
import { ConfigError, loadConfig } from '../lib/config';
import { QuiesceStack } from '../lib/quiesce-stack';
import { gateCodeOf } from './gate-code';

function synthesize(): void {
  const file = process.env.QUIESCE_CONFIG ?? join(__dirname, '..', 'quiesce.config.json');
  const config = loadConfig(file);
  const edge = gateCodeOf(config, dirname(file));
  const app = new App({ analyticsReporting: false, postCliContext: cdkContext });
  new QuiesceStack(app, 'Quiesce', { config, edge });
  app.synth();
}

try {
  synthesize();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof EdgeBuildError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
