import type { ReactNode } from 'react';

/** What is wider than its place. It can be reached, and so scrolled, with the keyboard. */
export function ScrollBox({
  name,
  isShort = false,
  children,
}: {
  name: string;
  isShort?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable
    // biome-ignore lint/a11y/useSemanticElements: it groups no fields
    <div role="group" aria-label={name} tabIndex={0} className={isShort ? 'table-scroll short' : 'table-scroll'}>
      {children}
    </div>
  );
}
