import { basename, join } from 'node:path';
import { type Config, ConfigError, loadConfig } from '../lib/config';

/** Ships with the project, to be copied and changed. */
const example = join(__dirname, '..', 'quiesce.config.json');

/** Names that no origin can have: https://www.rfc-editor.org/rfc/rfc2606 and https://www.rfc-editor.org/rfc/rfc6761 */
const reserved = /(^|\.)(example(\.(com|net|org))?|invalid|localhost|test)$/;

/** A configuration, and the file it was read from. */
export interface ConfigurationFile {
  readonly file: string;
  readonly config: Config;
}

/**
 * The configuration that `QUIESCE_CONFIG` names. There is no default: a forgotten variable would point a distribution that
 * exists at the example's origin, or create the example's people.
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
  return own;
}

/**
 * The configuration of a template that is only looked at or run on this machine; the example where `QUIESCE_CONFIG` names
 * none.
 */
export function anyConfiguration(environment: NodeJS.ProcessEnv): ConfigurationFile {
  return ownConfiguration({ QUIESCE_CONFIG: environment.QUIESCE_CONFIG || example });
}
