import type { Language } from '../../store';
import { page as enPage } from './en/page';
import { panels as enPanels } from './en/panels';
import { stage as enStage } from './en/stage';
import { why as enWhy } from './en/why';
import { page as zhPage } from './zh/page';
import { panels as zhPanels } from './zh/panels';
import { stage as zhStage } from './zh/stage';
import { why as zhWhy } from './zh/why';

const en = { ...enPage, ...enPanels, ...enWhy, ...enStage };

/** English decides which messages there are and what they ask for. */
export type Catalog = typeof en;

/** The same keys with any texts; words.test.ts holds their placeholders to the English ones. */
type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

const zh: Translated<Catalog> = { ...zhPage, ...zhPanels, ...zhWhy, ...zhStage };

/** Every message in every language. They ship with the page: changing the language asks no server. */
export const CATALOGS: Readonly<Record<Language, Translated<Catalog>>> = { en, zh };
