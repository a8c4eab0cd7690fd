import { Popover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

type Props = { trigger: ReactElement; title: string; children: ReactNode; align?: 'start' | 'end' };

/** A small window at a button. */
export function Popup({ trigger, title, children, align = 'start' }: Props) {
  return (
    <Popover.Root>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={6} align={align} collisionPadding={12}>
          <Popover.Popup className="popup">
            <Popover.Title className="unseen">{title}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
