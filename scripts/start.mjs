// `npm start`: serves the app and opens it, where there is a desktop to open it on.
import { createServer } from 'vite';

const hasDesktop =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

const server = await createServer({ server: { open: hasDesktop && !process.env['CI'] } });
await server.listen();
server.printUrls();
