import type { CurrentSession, Parent } from './parent';
import { addWindow } from './window/window';

/**
 * Registers every command, in the order of the help.
 *
 * A new command is a file in this folder with one function `addX(parent, session)`. It declares arguments, options and examples;
 * its action takes what it needs from `session()`: the API, the printer, questions. What is heavy is loaded in the action with
 * `await import(…)`, because everything else is loaded by each `quiesce --help`.
 */
export function addCommands(program: Parent, session: CurrentSession): void {
  addWindow(program, session);
}
