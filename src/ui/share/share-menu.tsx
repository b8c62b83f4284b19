import { ChevronDown, CodeXml, Image, Share2, Spline } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useActions, useScope } from '../scope';
import { useWords } from '../words/use-words';
import { focusWhenShown } from '../dialogs/focus-when-shown';
import { savePicture } from './save-picture';
import './share.css';

const MENU = 'share-menu';

/** The link with one click, all else from the menu beside it. */
export function ShareMenu({ onEmbed }: { readonly onEmbed: () => void }): ReactNode {
  const { t } = useWords();
  const actions = useActions();
  const canShare = useScope((state) => state.opened !== undefined && state.machine === 'ready');
  const menu = useRef<HTMLDivElement>(null);
  const [hasStage, setHasStage] = useState(false);

  function choose(act: () => void): void {
    menu.current?.hidePopover();
    act();
  }

  return (
    <div className="share">
      <button
        type="button"
        className="button primary"
        title={t('header.shareHint')}
        disabled={!canShare}
        onClick={() => void actions.share()}
      >
        <Share2 size={14} aria-hidden />
        <span>{t('header.share')}</span>
      </button>
      <button
        type="button"
        className="button primary icon more"
        title={t('share.menu')}
        aria-label={t('share.menu')}
        aria-haspopup="menu"
        disabled={!canShare}
        popoverTarget={MENU}
      >
        <ChevronDown size={14} aria-hidden />
      </button>
      <div
        ref={menu}
        id={MENU}
        className="share-menu"
        role="menu"
        aria-label={t('share.menu')}
        tabIndex={-1}
        popover="auto"
        onKeyDown={moveFocus}
        onToggle={({ newState }) => {
          if (newState !== 'open') return;
          setHasStage(document.querySelector('.stage') !== null);
        }}
      >
        <Item
          first
          icon={<CodeXml size={16} aria-hidden />}
          name={t('share.embed')}
          hint={t('share.embedHint')}
          onClick={() => choose(onEmbed)}
        />
        <Item
          icon={<Spline size={16} aria-hidden />}
          name={t('share.svg')}
          hint={t('share.svgHint')}
          disabled={!hasStage}
          onClick={() => choose(() => void savePicture(actions, 'svg'))}
        />
        <Item
          icon={<Image size={16} aria-hidden />}
          name={t('share.png')}
          hint={t('share.pngHint')}
          disabled={!hasStage}
          onClick={() => choose(() => void savePicture(actions, 'png'))}
        />
      </div>
    </div>
  );
}

function Item(props: {
  readonly icon: ReactNode;
  readonly name: string;
  readonly hint: string;
  readonly disabled?: boolean;
  /** Has the focus when the menu opens. */
  readonly first?: true;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      ref={props.first === true ? focusWhenShown : undefined}
      role="menuitem"
      tabIndex={-1}
      aria-disabled={props.disabled}
      onClick={props.disabled === true ? undefined : props.onClick}
    >
      {props.icon}
      <span>
        <b>{props.name}</b>
        <small>{props.hint}</small>
      </span>
    </button>
  );
}

function items(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

/** Inside an open menu no key steps the run. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const all = items(event.currentTarget);
  const at = all.findIndex((item) => item === document.activeElement);
  const to = {
    ArrowDown: (at + 1) % all.length,
    ArrowUp: (at - 1 + all.length) % all.length,
    Home: 0,
    End: all.length - 1,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    all[to]?.focus();
  }
  if (event.key === 'Tab') event.currentTarget.hidePopover();
  event.stopPropagation();
}
