/**
 * What makes a page cross-origin isolated, and with that able to share memory with its worker. The whole build is public,
 * so that any page may embed it: one that is isolated itself embeds only what says so.
 */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** The same answer from a host that sends no headers. */
export function withIsolation(response: Response): Response {
  // A redirect that the browser follows itself has nothing to read and must be handed on as it is.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION_HEADERS)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
