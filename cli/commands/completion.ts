import { Argument } from '@commander-js/extra-typings';
import type { Command } from 'commander';
import { examples, type Parent } from './parent';

const shells = ['bash', 'zsh', 'fish'] as const;

/** @param build the program again, without these commands, for the completion to look at */
export function addCompletion(parent: Parent, build: () => Command): void {
  parent
    .command('completion')
    .description('print the completion script of a shell')
    .helpGroup('Tools:')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .addHelpText(
      'after',
      examples(
        'completion bash > ~/.local/share/bash-completion/completions/quiesce',
        'completion zsh > "$' + '{fpath[1]}/_quiesce"',
        'completion fish > ~/.config/fish/completions/quiesce.fish',
      ),
    )
    .action(async (shell) => (await completionOf(build())).setup('quiesce', 'quiesce', shell));
  // What those scripts call on each press of the tab key.
  parent
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words) => (await completionOf(build())).parse(words));
}

async function completionOf(program: Command) {
  const { default: describe } = await import('@bomb.sh/tab/commander');
  return describe(program, { completionCommandName: 'completion' });
}
