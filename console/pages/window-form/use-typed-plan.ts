import type { Proposal, Site } from '../../api/types';
import { type Edit, useEdit } from '../../parts/drafts/draft';
import { useSite } from '../../parts/site-choice/use-site';
import type { FieldsProps } from './fields';
import type { Form } from './form';
import { hostnamesFor } from './template';

export interface Typing {
  /** Names the draft: what the form is about. */
  readonly about: string;
  /** The site that is chosen at first. */
  readonly first: string;
  /** As the form begins, or would begin now. */
  readonly initial: Form;
  /** The site that the address names, empty for none, and what names another one; undefined for a form that begins with a plan. */
  readonly choosing: { readonly siteId: string; readonly choose: (siteId: string) => void } | undefined;
  /** The template that the window is made from. */
  readonly proposal: Proposal | undefined;
}

interface TypedPlan extends Omit<FieldsProps, 'faults'> {
  readonly edit: Edit<Form>;
  readonly chooseSite: (siteId: string) => void;
}

/** What is typed about a window, and of which site. */
export function useTypedPlan({ about, first, initial, choosing, proposal }: Typing): TypedPlan {
  const edit = useEdit<Form>(`window ${about}`, initial);
  const template = proposal?.template;
  const named = choosing?.siteId ?? '';
  const siteId = named || edit.typed.siteId || first;
  const site = useSite(siteId).data;
  const own = choosing && site ? namesOf(edit.typed, site) : edit.typed.hostnames;
  const hostnames = template && site ? hostnamesFor(template, site) : own;
  return {
    edit,
    template,
    site,
    typed: { ...edit.typed, siteId, hostnames },
    // From the first letter on, the site that was chosen for the person is the site of the draft, whichever is the first by then.
    change: (changes) => edit.change({ ...(named === '' && { siteId }), ...changes }),
    chooseSite: (chosen) => {
      edit.change({ ...(named === '' && { siteId: chosen }), hostnames: [] });
      if (named !== '') choosing?.choose(chosen);
    },
  };
}

/** The address may name another site than when they were chosen. */
const namesOf = ({ hostnames }: Form, site: Site): readonly string[] =>
  hostnames.filter((name) => site.hostnames.includes(name));
