/** The files that the person picks; none when they change their mind. */
export function pickFiles(): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.go,.json,text/plain,application/json';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

export function saveFile(name: string, content: string | Blob): void {
  const file =
    typeof content === 'string'
      ? new Blob([content], { type: name.endsWith('.json') ? 'application/json' : 'text/plain' })
      : content;
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
