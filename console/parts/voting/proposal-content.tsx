import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Proposal } from '../../api/types';
import { useTexts, useWording } from '../../texts/texts-context';
import { Comparison } from '../comparison';
import { policySettings, type SettingChange, settingChanges, settingOf } from '../settings/settings';
import { ModeBadge } from '../states/mode-badge';
import { type Template, templateWords } from '../templates/template-words';
import { Time } from '../times/time';
import { Said } from '../words/said';

/** What is proposed: a policy beside the one that it replaces, or a template in words. */
export function ProposalContent({ proposal }: { readonly proposal: Proposal }) {
  const { policy, replaces, template, used } = proposal;
  if (template) return <TemplateContent template={template} used={used ?? 0} />;
  if (!policy || !replaces) return null;
  return <PolicyContent before={replaces} after={policy} isOpen={proposal.status === 'requested'} />;
}

type Policy = NonNullable<Proposal['policy']>;

interface PolicyContentProps {
  readonly before: Policy;
  readonly after: Policy;
  readonly isOpen: boolean;
}

function PolicyContent({ before, after, isOpen }: PolicyContentProps) {
  const { proposals: texts } = useTexts();
  const [old, proposed] = [{ policy: before }, { policy: after }];
  const changes = settingChanges(old, proposed, policySettings);
  const all = policySettings.map((name) => ({
    name,
    before: settingOf(old, name),
    after: settingOf(proposed, name),
  }));
  const label = isOpen ? texts.policy : texts.policyDecided;
  const columns = [
    { id: 'before', header: isOpen ? texts.now : texts.before, value: (row: SettingChange) => row.before },
    { id: 'after', header: texts.proposed, value: (row: SettingChange) => row.after },
  ];
  return (
    <SpaceBetween size="s">
      {changes.length === 0 ? (
        <Box>{texts.noChange}</Box>
      ) : (
        <Comparison label={label} rows={changes} columns={columns} />
      )}
      <ExpandableSection headerText={texts.wholePolicy}>
        <Comparison label={texts.wholePolicy} rows={all} columns={columns} />
      </ExpandableSection>
    </SpaceBetween>
  );
}

function TemplateContent({ template, used }: { readonly template: Template; readonly used: number }) {
  const wording = useWording();
  const { proposals: texts, templates, shared } = wording.texts;
  const words = templateWords(template, wording);
  const items = [
    { label: shared.mode, value: <ModeBadge mode={template.mode} /> },
    { label: texts.allows, value: <Lines lines={words} /> },
    { label: texts.hostnames, value: <Lines lines={template.hostnames} /> },
    { label: texts.uses, value: templates.usedOf(used, template.uses) },
    { label: texts.expires, value: <Time at={template.expiresAt} /> },
  ];
  return <KeyValuePairs columns={2} minColumnWidth={200} items={items} />;
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => (
    <div key={line}>
      <Said>{line}</Said>
    </div>
  ));
}
