import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from './Button';
import { ErrorNote } from './ErrorNote';

type Props = {
  title: string;
  children: ReactNode;
  action: string;
  isOpen: boolean;
  isBusy?: boolean;
  error?: Error | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before what cannot be taken back. */
export function Confirm({ title, children, action, isOpen, isBusy = false, error, onConfirm, onClose }: Props) {
  const { t } = useTexts();
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={open => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="modal narrow">
          <AlertDialog.Title className="modal-title">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div className="modal-text" />}>{children}</AlertDialog.Description>
          {error && <ErrorNote error={error} />}
          <div className="actions">
            <AlertDialog.Close render={<Button>{t('cancel')}</Button>} />
            <Button kind="danger" disabled={isBusy} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
