/** So many series have a look of their own; the rest share one. */
export const looks = 6;

export const otherLook = looks;

/** The patterns that tell series apart without their colours; once on a page. */
export function Patterns() {
  const drawings = [
    '',
    'M-1 5 5-1M-1 9 9-1M3 9 9 3',
    'M1.5 2h1.6M5.5 6h1.6',
    'M-1 3 5 9M-1-1 9 9M3-1 9 5',
    'M0 2h8M0 6h8',
    'M2 0v8M6 0v8',
    'M1.5 2h1.2M5.5 2h1.2M3.5 6h1.2',
  ];
  return (
    <svg className="unseen" aria-hidden="true" focusable="false">
      <defs>
        {drawings.map((drawing, look) => (
          <pattern key={drawing} id={`look-${look}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" className={`look look-${look}`} />
            {drawing && <path d={drawing} className="look-mark" />}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

export const fillOf = (look: number) => `url(#look-${look})`;

export function Swatch({ look }: { look: number }) {
  return (
    <svg className="swatch" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <rect width="12" height="12" rx="3" fill={fillOf(look)} />
    </svg>
  );
}
