import type { QuestionDescription } from './question';

/** Where somebody signs in and votes. Deployments without the console have no address. */
export interface ConsoleAddress {
  /** `https://…` without a path. */
  readonly consoleUrl?: string | undefined;
}

/** From a function's environment, in which every variable has a value. */
export const consoleAddressIn = (text: string): ConsoleAddress => (text === 'none' ? {} : { consoleUrl: text });

/** The page of the console for a question: that of the window or of the proposal. */
export function questionInConsole(
  consoleUrl: string,
  { collection, subjectId }: Pick<QuestionDescription, 'collection' | 'subjectId'>,
): string {
  return `${consoleUrl}/${collection}/${subjectId}`;
}
