import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildViewerRequest } from '../edge/build';
import { cdkContext } from '../lib/cdk-context';
import { ConfigError, loadConfig } from '../lib/config';
import { QuiesceStack } from '../lib/quiesce-stack';

function synthesize(): void {
  const config = loadConfig(process.env.QUIESCE_CONFIG ?? join(__dirname, '..', 'quiesce.config.json'));
  const app = new App({ analyticsReporting: false, postCliContext: cdkContext });
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
