/** For a popover or dialog: React's own `autoFocus` focuses when an element is made, not when it is shown. */
export function focusWhenShown(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '');
}
