import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildViewerRequest } from '../edge/build';
import { ConfigError, loadConfig } from '../lib/config';
import { featureFlags } from '../lib/feature-flags';
import { QuiesceStack } from '../lib/quiesce-stack';

function synthesize(): void {
  const config = loadConfig(process.env.QUIESCE_CONFIG ?? join(__dirname, '..', 'quiesce.config.json'));
  // Stack traces would put this machine's paths into the output.
  const app = new App({ analyticsReporting: false, stackTraces: false, postCliContext: featureFlags });
  new QuiesceStack(app, 'Quiesce', { config, viewerRequest: buildViewerRequest() });
  app.synth();
}

try {
  synthesize();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
