/**
 * The credentials of a function's role, which Lambda puts into its environment. The bundles have this in place of the
 * SDK's default chain, see `lib/constructs/shared/build-function.ts`.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
