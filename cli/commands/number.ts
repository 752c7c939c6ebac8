import { InvalidArgumentError } from '@commander-js/extra-typings';

/** For options that take a whole number, at least 1. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number, at least 1.');
}
