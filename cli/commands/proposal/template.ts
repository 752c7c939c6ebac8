import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';
import { cancelProposal, listProposals, showOne } from './proposal';
import { addPropose } from './propose-template';

const exampleId = 'shop.01M826H3W54YS1W4XC5SGSCH84';

/** Templates are proposals of one kind; here they go by their own name. */
export function addTemplate(program: Parent, session: CurrentSession): void {
  const template = program
    .command('template')
    .description('templates, from which windows start without a new approval')
    .helpGroup('Sites:');
  addPropose(template, session);
  template
    .command('list')
    .description('list the templates that were proposed, site by site, oldest first')
    .argument('[site]', 'of this site only (default: of all sites)')
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them')
    .addHelpText('after', examples('template list', 'template list shop'))
    .action((siteId, options) => listProposals(session(), siteId, { ...options, kind: 'template' }));
  template
    .command('show')
    .description('show a template, and how often it was used')
    .argument('<template>', 'id of the template')
    .addHelpText('after', examples(`template show ${exampleId}`))
    .action((id) => showOne(session(), id));
  template
    .command('revoke')
    .description('revoke a template; windows that were made from it stay')
    .argument('<template>', 'id of the template')
    .option('--reason <text>', 'why; for the record')
    .addHelpText('after', examples(`template revoke ${exampleId} --reason "No longer needed"`))
    .action((id, { reason }) => cancelProposal(session(), id, reason, `Revoke the template ${id}?`));
}
