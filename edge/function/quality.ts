/** The quality of a range in Accept or Accept-Language: 1 by default, 0 when it is not wanted at all. */
export const qualityOf = (range: string): number => Number(range.split('q=')[1] || 1) || 0;
