import { inspector } from './en/inspector';
import { whySteps } from './en/why-steps';
import { whyStories } from './en/why-stories';

/** What the inspector's parts say that come behind the first picture: these words come with them. */
export const enInspector = { ...inspector, ...whySteps, ...whyStories };

export type InspectorCatalog = typeof enInspector;
