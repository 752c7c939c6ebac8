import { environment } from '../../lambdas/functions/environment';

/**
 * What Lambda sets, and a value for every variable that any function asks for. Most functions only pass their values on,
 * so its own name in small letters will do; `ROLE_GROUPS` is read when a function loads and has to be JSON.
 */
export const lambdaEnvironment: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(environment).flatMap((names) => names.map((name) => [name, name.toLowerCase()]))),
  ROLE_GROUPS: '{"claim":"groups","groups":{}}',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
};
