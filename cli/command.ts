import { Command, type CommandUnknownOpts, type ErrorOptions } from '@commander-js/extra-typings';

/** Options of which a command needs one, such as `mode` and `template`. */
const alternatives = new WeakMap<object, readonly (readonly string[])[]>();

/** @param groups names of options as the action gets them, of which one each has to be there */
export function needsOneOf(command: CommandUnknownOpts, ...groups: readonly (readonly string[])[]): void {
  alternatives.set(command, groups);
  command.hook('preAction', () => {
    const missing = missingIn(command);
    if (missing.length > 0) command.error(missingText(missing));
  });
}

/** A command whose complaints about its command line look like all others, and name everything that is missing at once. */
export class QuiesceCommand extends Command {
  override createCommand(name?: string) {
    return new QuiesceCommand(name);
  }

  override error(message: string, options?: ErrorOptions): never {
    const isMissing = /missing(MandatoryOptionValue|Argument)$/.test(options?.code ?? '');
    const text = (isMissing ? missingText(missingIn(this)) : message).replace(/^error: /, '');
    return super.error(`quiesce: ${text.charAt(0).toUpperCase()}${text.slice(1)}`, options);
  }
}

const missingText = (missing: readonly string[]): string => `Missing: ${missing.join(', ')}.`;

/** As the help writes them: `<window>`, `--site <site>`, `--mode <mode> or --template <id>`. */
function missingIn(command: CommandUnknownOpts): string[] {
  const given = (name: string) => command.getOptionValue(name) !== undefined;
  const flagsOf = (name: string) => command.options.find((option) => option.attributeName() === name)?.flags ?? name;
  const groups = alternatives.get(command) ?? [];
  return [
    ...command.registeredArguments
      .filter(({ required }, at) => required && command.args[at] === undefined)
      .map((argument) => `<${argument.name()}${argument.variadic ? '...' : ''}>`),
    ...command.options.filter((option) => option.mandatory && !given(option.attributeName())).map(({ flags }) => flags),
    ...groups.filter((names) => !names.some(given)).map((names) => names.map(flagsOf).join(' or ')),
  ];
}
