import { vi } from 'vitest';

/** What a command prints and ends with. */
export function outcome(command: () => number) {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      printed[stream] += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
      return true;
    }),
  );
  try {
    return { status: command(), ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
