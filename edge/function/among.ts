/** Whether a word is in a text with a space before and behind each word; the empty one never is. */
export const isAmong = (words: string, word: string): boolean => words.includes(' ' + word + ' ');
