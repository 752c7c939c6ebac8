import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { ConfigError, loadConfig } from '../lib/config';
import { featureFlags } from '../lib/feature-flags';
import { QuiesceStack } from '../lib/quiesce-stack';

const placeholder = 'async function handler(event) { return event.request; }';

function synthesize(): void {
  const config = loadConfig(process.env.QUIESCE_CONFIG ?? join(__dirname, '..', 'quiesce.config.json'));
  const app = new App({ analyticsReporting: false, postCliContext: featureFlags });
  new QuiesceStack(app, 'Quiesce', { config, viewerRequest: placeholder });
  app.synth();
}

try {
  synthesize();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
