import Alert from '@cloudscape-design/components/alert';
import type { ShownWindow, Site } from '../../api/types';
import { useZone } from '../../parts/times/time';
import { formatTime } from '../../parts/times/time-format';
import { useWording } from '../../texts/texts-context';
import type { Form } from './action-rules';
import { freeUntil, needsApproval, typedEnd } from './extension';
import type { Act } from './send-action';

/** What follows; of an extension, whether people have to approve the end that is typed. */
export function useConsequence(
  action: Act['action'],
  window: ShownWindow,
  { minutes }: Form,
  policy: Site['policy'] | undefined,
): string {
  const { texts, locale } = useWording();
  const { window: words } = texts;
  const zone = useZone();
  if (action !== 'extend') return words.consequences[action](window.siteId);
  const end = typedEnd(window, minutes);
  if (!needsApproval(window, end))
    return words.extendsAtOnce(window.siteId, formatTime(freeUntil(window), zone, locale));
  const required = policy?.approvalsRequired ?? window.approvals.required;
  return words.extendsOnceApproved(required, formatTime(window.endsAt, zone, locale));
}

/** What was done; of an extension, what people are asked now. */
export function useDone(action: Act['action'], window: ShownWindow, { minutes }: Form): string {
  const { texts, locale } = useWording();
  const { window: words } = texts;
  const zone = useZone();
  const isAsked = action === 'extend' && needsApproval(window, typedEnd(window, minutes));
  return isAsked ? words.extensionAsked(formatTime(window.endsAt, zone, locale)) : words.done[action];
}

interface ChangeWaitsProps {
  readonly window: ShownWindow;
  readonly typed: Form;
}

/** A change that waits for approval already, and what becomes of it. */
export function ChangeWaits({ window, typed }: ChangeWaitsProps) {
  const { texts, locale } = useWording();
  const { window: words } = texts;
  const zone = useZone();
  const { amendment } = window;
  if (!amendment || amendment.decided) return null;
  const isReplaced = needsApproval(window, typedEnd(window, typed.minutes));
  return (
    <Alert type="warning">
      {words.changeWaits(formatTime(amendment.endsAt, zone, locale))} {isReplaced && words.takesItsPlace}
    </Alert>
  );
}
