import { addApply } from './apply/apply';
import { addExport } from './apply/export';
import { addAudit } from './audit/audit';
import { addBypass } from './bypass/bypass';
import { addApprover } from './directory/approver';
import { addMachine } from './directory/machine';
import { addEmergency } from './emergency';
import { addEvidence } from './evidence/evidence';
import { addOpen } from './open';
import type { CurrentSession, Parent } from './parent';
import { addProposal } from './proposal/proposal';
import { addTemplate } from './proposal/template';
import { addQuestions } from './questions';
import { addRun } from './run/run';
import { addSite } from './site/site';
import { addWebhook } from './webhook';
import { addRatify } from './window/votes';
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
  addRun(program, session);
  addEmergency(program, session);
  addRatify(program, session);
  addQuestions(program, session);
  addSite(program, session);
  addTemplate(program, session);
  addProposal(program, session);
  addBypass(program, session);
  addApprover(program, session);
  addMachine(program, session);
  addAudit(program, session);
  addWebhook(program, session);
  addApply(program, session);
  addExport(program, session);
  addEvidence(program, session);
  addOpen(program, session);
}
