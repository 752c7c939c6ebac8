import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Proposal } from '../../api/types';
import { ModeBadge } from '../../parts/states/mode-badge';
import { whyNotUsable } from '../../parts/templates/template-use';
import { useNow } from '../../parts/times/clock';
import { Time } from '../../parts/times/time';
import { formatDuration } from '../../parts/times/time-format';
import { Said } from '../../parts/words/said';
import { listed } from '../../texts/isolated';
import type { LaterTexts } from '../../texts/later-texts';
import { useWording } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { Template } from './template';

/** What a template says about its windows: it was approved, so nothing of it can be typed. */
export function TemplateFields({ proposal }: { readonly proposal: Proposal }) {
  const { windowForm } = useLaterTexts();
  const now = useNow(10_000);
  const fault = whyNotUsable(proposal, now);
  const { template } = proposal;
  return (
    <Container header={<Header variant="h2">{windowForm.template.title}</Header>}>
      <SpaceBetween size="m">
        {fault ? (
          <Alert type="error">{windowForm.template.faults[fault]}</Alert>
        ) : (
          <Alert type="info">{windowForm.template.noApproval}</Alert>
        )}
        {template && <Fixed proposal={proposal} template={template} />}
      </SpaceBetween>
    </Container>
  );
}

interface FixedProps {
  readonly proposal: Proposal;
  readonly template: Template;
}

function Fixed({ proposal: { proposalId, siteId, used = 0 }, template }: FixedProps) {
  const { texts, locale } = useWording();
  const { shared } = texts;
  const { windowForm } = useLaterTexts();
  const { template: words } = windowForm;
  const { name, mode, paths, hostnames, maximumDurationSeconds, hours, uses, expiresAt } = template;
  const items = [
    { label: words.name, value: <TemplateName proposalId={proposalId} name={name} /> },
    { label: shared.site, value: siteId },
    { label: shared.mode, value: <ModeBadge mode={mode} /> },
    { label: windowForm.paths, value: <Said>{paths.length === 0 ? words.everything : listed(paths)}</Said> },
    { label: windowForm.hostnames, value: <Said>{listed(hostnames)}</Said> },
    { label: words.longest, value: formatDuration(maximumDurationSeconds, shared) },
    ...(hours ? [{ label: words.hours, value: <Said>{hoursText(hours, words, locale)}</Said> }] : []),
    { label: words.uses, value: words.usesLeft(Math.max(0, uses - used), uses) },
    { label: words.expires, value: <Time at={expiresAt} /> },
  ];
  return <KeyValuePairs columns={2} minColumnWidth={180} items={items} />;
}

function TemplateName({ proposalId, name }: { readonly proposalId: string; readonly name: string }) {
  return (
    <a href={`/proposals/${proposalId}`}>
      <Said>{name}</Said>
    </a>
  );
}

function hoursText(
  { from, to, days, timeZone }: NonNullable<Template['hours']>,
  { hoursOf }: LaterTexts['windowForm']['template'],
  locale: string,
): string {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // 1970-01-05 was a Monday.
  const named = days?.map((day) => weekday.format(new Date((day + 3) * 86_400_000))).join(', ');
  return hoursOf(from, to, timeZone, named);
}
