/** Lets waiting messages and frames in: a message to oneself stands behind those that have arrived, and comes sooner than any timer. */
export function breather(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let resume: (() => void) | undefined;
  port1.onmessage = () => resume?.();
  return () =>
    new Promise((resolve) => {
      resume = resolve;
      port2.postMessage(undefined);
    });
}
