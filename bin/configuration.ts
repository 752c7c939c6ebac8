import { basename, join } from 'node:path';
import { type Config, ConfigError, loadConfig } from '../lib/config';

/** The example in the project, to be copied and changed. */
const example = join(__dirname, '..', 'quiesce.config.json');

/** Names that no origin can have: https://www.rfc-editor.org/rfc/rfc2606 and https://www.rfc-editor.org/rfc/rfc6761 */
const reserved = /(^|\.)(example(\.(com|net|org))?|invalid|localhost|test)$/;

/** A configuration, and the file it was read from. */
export interface ConfigurationFile {
  readonly file: string;
  readonly config: Config;
}

/**
 * The configuration that `QUIESCE_CONFIG` names. There is no default: with a forgotten variable an existing
 * distribution would be pointed at the example's origin, or the example's people be created.
 *
 * @throws ConfigError that says what to do
 */
export function ownConfiguration(environment: NodeJS.ProcessEnv): ConfigurationFile {
  const file = environment.QUIESCE_CONFIG;
  if (!file) {
    throw new ConfigError(
      'QUIESCE_CONFIG does not name a configuration: copy quiesce.config.json, change it, and set QUIESCE_CONFIG to the path of your copy.',
    );
  }
  return { file, config: readConfiguration(file) };
}

/** @throws ConfigError naming every wrong field */
export const readConfiguration = (file: string): Config => loadConfig(file);

/**
 * The configuration of a stack that may be deployed, compared or destroyed.
 *
 * @throws ConfigError also when the origin is still that of an example
 */
export function deployableConfiguration(environment: NodeJS.ProcessEnv): ConfigurationFile {
  const own = ownConfiguration(environment);
  const { originDomainName } = own.config.distribution;
  if (reserved.test(originDomainName)) {
    throw new ConfigError(
      `${basename(own.file)}: distribution.originDomainName is ${originDomainName}, a name reserved for examples and tests: name the host that your site is served from.`,
    );
  }
  if (own.config.webhooksToLoopback) {
    throw new ConfigError(
      `${basename(own.file)}: webhooksToLoopback is for the local runtime: in AWS, webhooks go to public addresses over TLS only.`,
    );
  }
  return own;
}

/**
 * The configuration for a template that is only synthesized or run on this machine; the example if `QUIESCE_CONFIG` is
 * not set.
 */
export function anyConfiguration(environment: NodeJS.ProcessEnv): ConfigurationFile {
  return ownConfiguration({ QUIESCE_CONFIG: environment.QUIESCE_CONFIG || example });
}
