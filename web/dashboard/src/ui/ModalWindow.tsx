import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from './Button';

export type ModalProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  isSheet?: boolean;
};

export default function ModalWindow({ title, isOpen, onClose, children, isSheet = false }: ModalProps) {
  const { t } = useTexts();
  return (
    <Dialog.Root open={isOpen} onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className={`modal${isSheet ? ' sheet' : ''}`}>
          <header className="modal-head">
            <Dialog.Title className="modal-title">{title}</Dialog.Title>
            <Dialog.Close render={<Button kind="ghost" icon="close" label={t('close')} />} />
          </header>
          <div className="modal-body">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
