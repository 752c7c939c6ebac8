import { type Difference, differenceText, valueText } from '../../bin/admin-api/differences';
import type { Change, Plan } from '../apply/change';
import type { Page } from '../output/page';
import type { Tone } from '../output/text';

const signs: Readonly<Record<Change['action'], readonly [string, Tone]>> = {
  create: ['+', 'good'],
  change: ['~', 'busy'],
  propose: ['~', 'busy'],
  delete: ['-', 'bad'],
};

const meanings: Readonly<Record<Change['action'], string>> = {
  create: '',
  change: '',
  propose: ' (people have to approve it)',
  delete: '',
};

const meaningOf = ({ action, kind }: Change): string =>
  action === 'delete' && kind === 'template' ? ' (it is revoked; its windows stay)' : meanings[action];

/** The plan as `cdk diff` would show it: what is created, changed and deleted, and each field that differs. */
export function showPlan({ changes, notes }: Plan, page: Page): void {
  for (const change of changes) {
    const [sign, tone] = signs[change.action];
    page.line({ text: `${sign} ${change.action} ${change.kind} ${change.id}${meaningOf(change)}`, tone });
    for (const field of change.fields) page.line(`    ${fieldText(change, field)}`);
  }
  for (const note of notes) page.line({ text: `! ${note}`, tone: 'quiet' });
  page.line(summary(changes));
}

const fieldText = ({ action }: Change, field: Difference): string =>
  action === 'create' || field.from === undefined ? `${field.path}: ${valueText(field.to)}` : differenceText(field);

function summary(changes: readonly Change[]): string {
  if (changes.length === 0) return 'Nothing to change.';
  const counts = (['create', 'change', 'propose', 'delete'] as const).map((action) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : [`${count} to ${action}`];
  });
  return `${counts.flat().join(', ')}.`;
}
