import { commands } from './zh/commands';
import { inspector } from './zh/inspector';
import { page } from './zh/page';
import { panels } from './zh/panels';
import { stage } from './zh/stage';
import { why } from './zh/why';
import { whySteps } from './zh/why-steps';
import { whyStories } from './zh/why-stories';

/** All that the page says in Chinese; one chunk, for those who read it. */
export const zh = { ...page, ...commands, ...panels, ...why, ...stage };

export const zhInspector = { ...inspector, ...whySteps, ...whyStories };
