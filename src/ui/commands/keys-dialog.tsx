import type { ReactNode } from 'react';
import type { DialogProps } from '../dialogs/dialog';
import { Modal } from '../dialogs/modal';
import { useWords } from '../words/use-words';
import { commandsByGroup } from './commands';
import { KeyCaps } from './key-caps';
import './keys-dialog.css';

/** All keys, by what they are for. */
export function KeysDialog({ onClose, place }: DialogProps): ReactNode {
  const { t } = useWords();
  const groups = commandsByGroup(
    ({ keys, isForPage }) => keys !== undefined && (place === 'page' || isForPage !== true),
  );
  return (
    <Modal className="keys" title={t('commands.keys')} onClose={onClose}>
      <div className="key-groups">
        {[...groups].map(([group, commands]) => (
          <section key={group}>
            <h3>{t(`commands.group.${group}`)}</h3>
            <dl>
              {commands.map(({ id, keys = [] }) => (
                <div key={id}>
                  <dt>
                    <KeyCaps keys={keys} />
                  </dt>
                  <dd>{t(`commands.name.${id}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
