import Button from '@cloudscape-design/components/button';
import { ApiProblem } from '../api/problem';
import type { LaterTexts } from '../texts/later-texts';
import { useLaterTexts } from '../texts/use-later-texts';
import { EmptyView } from './empty-view';
import { ErrorView } from './error-view';

interface NotLoadedProps {
  /** What the page is about; its list is at `/windows` and so on. */
  readonly thing: keyof LaterTexts['missing'];
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** In place of the page of one thing: that there is no such thing, and where the others are; or why it could not be read. */
export function NotLoaded({ thing, error, onRetry }: NotLoadedProps) {
  return isMissing(error) ? <Missing thing={thing} /> : <ErrorView error={error} onRetry={onRetry} />;
}

function Missing({ thing }: Pick<NotLoadedProps, 'thing'>) {
  const { missing } = useLaterTexts();
  const { title, text, toList } = missing[thing];
  return <EmptyView title={title} text={text} action={<Button href={`/${thing}`}>{toList}</Button>} />;
}

/** What has an id that no thing can have is refused as malformed. Asking again changes nothing. */
const isMissing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 404 || error.status === 400);
