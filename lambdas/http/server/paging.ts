import type { PageRequest } from '../../store/port';

/** The requested page of a listing; 50 items by default. */
export const pageOf = ({ limit = 50, cursor }: Partial<PageRequest>): PageRequest => ({ limit, cursor });
