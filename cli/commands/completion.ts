import { Argument } from '@commander-js/extra-typings';
import type { Command } from 'commander';
import { completionInBash } from './completion-in-bash';
import { examples, type Parent } from './parent';

const shells = ['bash', 'zsh', 'fish'] as const;

/**
 * @param build the program again, without these commands, for the completion to look at
 * @param print writes to standard output
 */
export function addCompletion(parent: Parent, build: () => Command, print: (text: string) => void): void {
  parent
    .command('completion')
    .description('print the completion script of a shell')
    .helpGroup('Tools:')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .addHelpText(
      'after',
      examples(
        'completion bash >> ~/.bashrc',
        'completion zsh > "$' + '{fpath[1]}/_quiesce"',
        'completion fish > ~/.config/fish/completions/quiesce.fish',
      ),
    )
    .action(async (shell) => {
      if (shell === 'bash') return print(completionInBash);
      (await completionOf(build())).setup('quiesce', 'quiesce', shell);
    });
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
