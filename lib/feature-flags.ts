/** How CDK is to behave, said in code so that `cdk synth`, `npm start` and the tests synthesize the same template. */
export const featureFlags = {
  // Findings of the built-in CloudFormation checks (circular dependencies among them) fail the synth.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/aws-apigateway:disableCloudWatchRole': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
};
