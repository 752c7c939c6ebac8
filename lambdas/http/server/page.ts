import type { PageRequest } from '../../store/port';

/** The page asked for; 50 items unless said. */
export const pageOf = ({ limit = 50, cursor }: Partial<PageRequest>): PageRequest => ({ limit, cursor });
