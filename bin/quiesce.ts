import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildViewerRequest, buildViewerResponse, EdgeBuildError } from '../edge/build';
import { compilePage, PageTemplateError } from '../edge/page-template';
import { cdkContext } from '../lib/cdk-context';
import { ConfigError, loadConfig } from '../lib/config';
import { QuiesceStack } from '../lib/quiesce-stack';

function synthesize(): void {
  const file = process.env.QUIESCE_CONFIG ?? join(__dirname, '..', 'quiesce.config.json');
  const config = loadConfig(file);
  const { wildcards } = config;
  const page =
    config.page === undefined ? {} : { page: compilePage(readFileSync(join(dirname(file), config.page), 'utf8')) };
  const edge = {
    viewerRequest: buildViewerRequest({ wildcards, ...page }),
    ...(config.announce && { viewerResponse: buildViewerResponse() }),
  };
  const app = new App({ analyticsReporting: false, postCliContext: cdkContext });
  new QuiesceStack(app, 'Quiesce', { config, edge });
  app.synth();
}

try {
  synthesize();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof PageTemplateError || error instanceof EdgeBuildError))
    throw error;
  console.error(error.message);
  process.exitCode = 1;
}
