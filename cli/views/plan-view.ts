import type { Change, FieldChange, Plan } from '../apply/change';
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

/** The plan as `cdk diff` would show it: what is created, changed and deleted, and each field that differs. */
export function showPlan({ changes, notes }: Plan, page: Page): void {
  for (const change of changes) {
    const [sign, tone] = signs[change.action];
    page.line({ text: `${sign} ${change.action} ${change.kind} ${change.id}${meanings[change.action]}`, tone });
    for (const field of change.fields) page.line(`    ${fieldText(change, field)}`);
  }
  for (const note of notes) page.line({ text: `! ${note}`, tone: 'quiet' });
  page.line(summary(changes));
}

const fieldText = ({ action }: Change, { path, from, to }: FieldChange): string =>
  action === 'create' || from === undefined ? `${path}: ${shown(to)}` : `${path}: ${shown(from)} → ${shown(to)}`;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function summary(changes: readonly Change[]): string {
  if (changes.length === 0) return 'Nothing to change.';
  const counts = (['create', 'change', 'propose', 'delete'] as const).map((action) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : [`${count} to ${action}`];
  });
  return `${counts.flat().join(', ')}.`;
}
