import type { NoticeLanguage } from '../../domain/site/notice-languages';
import type { NoticeWords } from './word-types';
import { asian } from './words-asian';
import { eastern } from './words-eastern';
import { western } from './words-western';

export const noticeWords: Readonly<Record<NoticeLanguage, NoticeWords>> = { ...western, ...eastern, ...asian };
