import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import createClient from 'openapi-fetch';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { ApiContext } from '../../../console/api/api-context';
import type { Api } from '../../../console/api/client';
import { Fields as EmergencyFields } from '../../../console/pages/emergency/fields';
import { rules as emergencyRules } from '../../../console/pages/emergency/rules';
import { Question } from '../../../console/pages/explain/question';
import { rules as questionRules } from '../../../console/pages/explain/rules';
import { MachineFields } from '../../../console/pages/machines/machine-fields';
import { PersonFields } from '../../../console/pages/person-form/person-fields';
import { LookFields } from '../../../console/pages/site-form/fields/look-fields';
import { PassingFields } from '../../../console/pages/site-form/fields/passing-fields';
import { PublicFields } from '../../../console/pages/site-form/fields/public-fields';
import { SiteFields } from '../../../console/pages/site-form/fields/site-fields';
import {
  EmergencyFields as SiteEmergencies,
  TimeFields as SiteTimes,
} from '../../../console/pages/site-form/fields/time-fields';
import { VoteFields } from '../../../console/pages/site-form/fields/vote-fields';
import { WhyFields } from '../../../console/pages/site-form/fields/why-fields';
import { newForm } from '../../../console/pages/site-form/form';
import { rules as siteRules } from '../../../console/pages/site-form/rules';
import { SiteFormContext } from '../../../console/pages/site-form/site-form-context';
import { newTemplate } from '../../../console/pages/template-form/form';
import { HourFields } from '../../../console/pages/template-form/hour-fields';
import { LimitFields } from '../../../console/pages/template-form/limit-fields';
import { rules as templateRules } from '../../../console/pages/template-form/rules';
import { TextFields } from '../../../console/pages/template-form/text-fields';
import { WhatFields } from '../../../console/pages/template-form/what-fields';
import { WhyFields as TemplateWhy } from '../../../console/pages/template-form/why-fields';
import { ActionFields } from '../../../console/pages/window/action-fields';
import { rules as actionRules } from '../../../console/pages/window/action-rules';
import { emptyForm } from '../../../console/pages/window-form/form';
import { PlanFields } from '../../../console/pages/window-form/plan-fields';
import { rules as windowRules } from '../../../console/pages/window-form/rules';
import { TimeFields } from '../../../console/pages/window-form/time-fields';
import { WordFields } from '../../../console/pages/window-form/word-fields';
import { machineRules, personRules } from '../../../console/parts/directory/directory-rules';
import { emptyPerson } from '../../../console/parts/directory/person-fields';
import { DrawnTexts } from '../../../console/parts/forms/drawn-texts';
import { type Me, MeContext } from '../../../console/sign-in/me';
import { WordingContext } from '../../../console/texts/texts-context';
import { aSite, aWindow } from '../windows/fixtures';
import { tongues } from './wording';

const nothing = () => undefined;
/** Nothing can be chosen where a site has one host name. */
const site = { ...aSite(), hostnames: ['shop.example.com'] };
/** The host name is one that the site does not have any more. */
const plan = { ...emptyForm, starts: 'on-approval', hostnames: ['old.example.com'] } as const;
const template = { ...newTemplate('UTC'), hasHours: true, hasTexts: true };

/** The fields of each form, and those that one of its rules names but that no field stands for, because they are never sent. */
const forms: Readonly<Record<string, readonly [object, (faults: DrawnTexts) => ReactNode, ...string[]]>> = {
  window: [
    windowRules.fields,
    (faults) => {
      const fields = { typed: plan, site, template: undefined, change: nothing, faults };
      return [
        <PlanFields key="1" {...fields} isEdited={false} onSite={nothing} />,
        <TimeFields key="2" {...fields} />,
        <WordFields key="3" {...fields} />,
      ];
    },
  ],
  action: [
    actionRules.fields,
    (faults) => (
      <ActionFields
        action="extend"
        window={aWindow()}
        typed={{ text: '', minutes: '15' }}
        faults={faults}
        onChange={nothing}
      />
    ),
  ],
  emergency: [
    emergencyRules.fields,
    (faults) => (
      <EmergencyFields
        typed={{ siteId: '', mode: 'full', minutes: '', reason: '', message: '' }}
        faults={faults}
        change={nothing}
      />
    ),
    // Its page draws the choice.
    'siteId',
  ],
  question: [
    questionRules.fields,
    (faults) => (
      <Question
        typed={{ url: '', method: 'GET', ip: '', date: '', time: '' }}
        faults={faults}
        zone="UTC"
        change={nothing}
        onAsk={nothing}
      />
    ),
  ],
  template: [
    templateRules.fields,
    (faults) => {
      const fields = { typed: template, site, change: nothing, fault: (name: string) => faults.get(name) };
      return [WhatFields, LimitFields, HourFields, TextFields, TemplateWhy].map((Fields) => (
        <Fields key={Fields.name} {...fields} />
      ));
    },
  ],
  site: [
    siteRules.fields,
    (faults) => (
      <SiteFormContext value={{ typed: newForm, change: nothing, faults, isNew: true }}>
        {[SiteFields, PassingFields, LookFields, PublicFields, VoteFields, SiteTimes, SiteEmergencies, WhyFields].map(
          (Fields) => (
            <Fields key={Fields.name} />
          ),
        )}
      </SiteFormContext>
    ),
  ],
  person: [
    personRules.fields,
    (faults) => <PersonFields typed={emptyPerson} people={[]} faults={faults} change={nothing} />,
    // Each in one of its pages.
    'personId',
    'reason',
  ],
  machine: [
    machineRules.fields,
    (faults) => (
      <MachineFields
        typed={{ machineId: 'm', ownerId: 'ana', principals: [] }}
        people={[]}
        faults={faults}
        change={nothing}
      />
    ),
    // Its dialog draws it.
    'machineId',
  ],
};

/** Nothing is asked: that is done in effects, which are not run. */
const api: Api = createClient();
const me: Me = { principal: 'arn:aws:iam::123456789012:user/rita' };

async function draw(fields: ReactNode): Promise<void> {
  const drawn = (
    <WordingContext value={tongues.en.wording}>
      <QueryClientProvider client={new QueryClient()}>
        <ApiContext value={api}>
          <MeContext value={me}>{fields}</MeContext>
        </ApiContext>
      </QueryClientProvider>
    </WordingContext>
  );
  await prerender(drawn);
}

/** Of each form, the fields that its rules name and nothing draws. */
export async function hiddenFields(): Promise<Readonly<Record<string, readonly string[]>>> {
  const hidden: Record<string, readonly string[]> = {};
  for (const [form, [fields, view, ...elsewhere]] of Object.entries(forms)) {
    const faults = new DrawnTexts();
    await draw(view(faults));
    hidden[form] = Object.keys(fields).filter(
      (name) => !elsewhere.includes(name) && faults.hides([{ field: name, name }]),
    );
  }
  return hidden;
}
