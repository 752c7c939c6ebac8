import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';

/** How CDK is to behave, said in code so that `cdk synth`, `npm start` and the tests synthesize the same template. */
export const cdkContext = {
  ...CURRENTLY_RECOMMENDED_FLAGS,
  // Findings of the built-in CloudFormation checks (circular dependencies among them) fail the synth.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  // Stack traces would put this machine's paths into the output. `cdk synth --debug` brings them back.
  'aws:cdk:disable-stack-trace': true,
  'aws:cdk:disable-creation-stack-traces': true,
};
