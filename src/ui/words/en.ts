import { commands } from './en/commands';
import { page } from './en/page';
import { panels } from './en/panels';
import { stage } from './en/stage';
import { why } from './en/why';

export const en = { ...page, ...commands, ...panels, ...why, ...stage };
