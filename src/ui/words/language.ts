import type { Language } from '../../store';

/** For `lang` on the root: it also tells the browser which glyphs Chinese characters take. */
export const LANGUAGE_TAG: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' };

export const OTHER_LANGUAGE: Readonly<Record<Language, Language>> = { en: 'zh', zh: 'en' };
