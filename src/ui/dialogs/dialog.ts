/** What can stand over the page, one at a time. `step` is the palette that asks for a step. */
export type DialogName = 'palette' | 'step' | 'programs' | 'keys' | 'embed';

export interface DialogProps {
  readonly show: (dialog: DialogName) => void;
  readonly onClose: () => void;
  readonly place: 'page' | 'embed';
}
