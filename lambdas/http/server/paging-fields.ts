import * as z from 'zod/mini';
import { forms } from '../../domain/forms';
import { formed } from './fields';

/** Query parameters arrive as text. */
const limit = z.pipe(formed(forms.pageLimit), z.transform(Number));

const cursor = z
  .string()
  .check(z.minLength(1), z.maxLength(1024), z.regex(/^[A-Za-z0-9_-]+$/, 'must be a cursor from an earlier answer'));

/** Query parameters of every listing. */
export const page = { limit: z.exactOptional(limit), cursor: z.exactOptional(cursor) };

export const pageQuery = z.strictObject(page);
