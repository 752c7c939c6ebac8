import * as z from 'zod/mini';
import { noticeLanguages } from '../../domain/site/notice-languages';
import { distinct } from '../server/fields';

/** None: the public is not told. */
const languages = distinct(z.enum(noticeLanguages), 0, noticeLanguages.length);

/** Whether the public is told of the windows of a site, and in which languages. */
export const notices = z.strictObject({ languages });
export const noticesRequest = z.strictObject({ languages: z.exactOptional(languages) });
/** In a merge patch: `null` switches them off. */
export const noticesPatch = z.partial(z.strictObject({ languages: z.nullable(languages) }));
