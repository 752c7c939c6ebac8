/** How much a client wants a range of Accept or Accept-Language: 1 unless it says so, 0 when it is not wanted at all. */
export const qualityOf = (range: string): number => Number(range.split('q=')[1] || 1) || 0;
