// What runs in the service worker; scripts/service-worker-plugin.mjs builds it, and puts the list of files in.
import type { Build } from './kept-builds';
import { serve } from './serve';
import type { ServiceWorkerHost } from './service-worker-host';

declare const BUILD: Build;

serve(globalThis as unknown as ServiceWorkerHost, BUILD);
