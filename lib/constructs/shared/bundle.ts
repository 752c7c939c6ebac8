import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../../../lambdas/functions/environment';
import { buildFunction } from './build-function';

const root = join(__dirname, '..', '..', '..');

/**
 * Bundles a function as one CommonJS file including its SDK clients, which starts faster than ES modules or the
 * runtime's own SDK. esbuild runs in this process; NodejsFunction would start npx for each function, and synth would
 * take 10 s.
 */
export function bundle(name: FunctionName): Code {
  return Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('docker-is-never-used'),
      // CDK caches a bundle by its serializable options: without the name, every function would get the first one's
      // code.
      environment: { FUNCTION: name },
      local: {
        tryBundle(outputFolder) {
          buildFunction(name, outputFolder);
          return true;
        },
      },
    },
  });
}
