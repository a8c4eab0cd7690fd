import { lazy, Suspense, useState } from 'react';
import type { ModalProps } from './ModalWindow';

const ModalWindow = lazy(() => import('./ModalWindow'));

/** A window over the page: the keyboard stays inside, Escape closes it, and focus goes back to where it came from. Fetched when first opened. */
export function Modal(props: ModalProps) {
  const [wasOpened, setOpened] = useState(props.isOpen);
  if (props.isOpen && !wasOpened) setOpened(true);
  return wasOpened ? (
    <Suspense fallback={null}>
      <ModalWindow {...props} />
    </Suspense>
  ) : null;
}
