import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';

/** What a stream record says. It is only a hint: reactions read the current state and act on that. */
export type ControlChange =
  | {
      readonly kind: 'subject';
      /** A windowId or a proposalId. */
      readonly subjectId: string;
      /** The highest plan version that the subject had. */
      readonly lastPlanVersion: number;
      /** The window was approved, so it is checked again. */
      readonly approved: boolean;
      /** The window's revisions before and after this change; 0 where there is none. */
      readonly revisions: readonly number[];
    }
  | { readonly kind: 'approval-request'; readonly subjectId: string; readonly planVersion: number };

type Image = Readonly<Record<string, AttributeValue>>;

/** @returns `undefined` for a record that needs no reaction, e.g. a removal by TTL. */
export function controlChangeOf({ dynamodb }: DynamoDBRecord): ControlChange | undefined {
  const image = dynamodb?.NewImage;
  // The stream's filter passes over these, too.
  if (!image || image.quiet?.BOOL) return undefined;
  switch (text(image, 'type')) {
    case 'window':
      return windowChange(image, dynamodb.OldImage);
    case 'proposal':
      return subjectChange(text(image, 'proposalId'), number(image, 'planVersion'));
    case 'approval-request':
      return {
        kind: 'approval-request',
        subjectId: text(image, 'subjectId'),
        planVersion: number(image, 'planVersion'),
      };
    default:
      return undefined;
  }
}

function windowChange(image: Image, before: Image | undefined): ControlChange {
  return {
    ...subjectChange(text(image, 'windowId'), number(image, 'lastPlanVersion')),
    approved: text(image, 'status') === 'approved',
    revisions: [number(before, 'revision'), number(image, 'revision')],
  };
}

const subjectChange = (subjectId: string, lastPlanVersion: number) =>
  ({ kind: 'subject', subjectId, lastPlanVersion, approved: false, revisions: [] }) as const;

const text = (image: Image, name: string): string => image[name]?.S ?? '';
const number = (image: Image | undefined, name: string): number => Number(image?.[name]?.N ?? 0);
