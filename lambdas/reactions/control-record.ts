import type { DynamoDBRecord } from 'aws-lambda';

/** What a stream record says. It is only a hint: reactions read the current state and act on that. */
export type ControlChange =
  | {
      readonly kind: 'subject';
      /** A windowId or a proposalId. */
      readonly subjectId: string;
      /** The window's revisions before and after this change; 0 where there is none. */
      readonly revisions: readonly number[];
    }
  | { readonly kind: 'approval-request'; readonly subjectId: string; readonly planVersion: number };

/** @returns `undefined` for a record that needs no reaction, e.g. a removal by TTL. */
export function controlChangeOf(record: DynamoDBRecord): ControlChange | undefined {
  const image = record.dynamodb?.NewImage;
  const text = (name: string): string => image?.[name]?.S ?? '';
  const number = (name: string): number => Number(image?.[name]?.N ?? 0);
  const ref = { subjectId: text('subjectId'), planVersion: number('planVersion') };
  switch (text('type')) {
    case 'window': {
      const revisions = [Number(record.dynamodb?.OldImage?.revision?.N ?? 0), number('revision')];
      return { kind: 'subject', subjectId: text('windowId'), revisions };
    }
    case 'proposal':
      return { kind: 'subject', subjectId: text('proposalId'), revisions: [] };
    case 'approval-request':
      return { kind: 'approval-request', ...ref };
    default:
      return undefined;
  }
}
