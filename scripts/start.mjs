// `npm start`: builds the app, serves it as a host would, and opens it where there is a desktop to open it on. `npm run dev`
// serves the sources, for whoever changes them: there each page compiles the Go library first.
import { build, preview } from 'vite';

/** Not Vite's own: a service worker stays with its address, and other projects are served there too. */
const PORT = 4680;

const hasDesktop =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

console.log('Building the page. It takes some seconds, the first time for the Go library too.');
await build({ logLevel: 'warn' });
const server = await preview({
  preview: { port: PORT, open: hasDesktop && !process.env['CI'] },
});
server.printUrls();
