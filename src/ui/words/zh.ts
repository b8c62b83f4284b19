import { commands } from './zh/commands';
import { page } from './zh/page';
import { panels } from './zh/panels';
import { stage } from './zh/stage';
import { why } from './zh/why';

/** All that the page says in Chinese; one chunk, for those who read it. */
export const zh = { ...page, ...commands, ...panels, ...why, ...stage };
