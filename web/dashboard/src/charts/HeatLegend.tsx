/** What the shades of a heat map mean. */
export function HeatLegend({ less, more }: { less: string; more: string }) {
  return (
    <p className="heat-legend" aria-hidden="true">
      {less}
      {[0, 1, 2, 3, 4].map(level => (
        <svg key={level} width="12" height="12" aria-hidden="true" focusable="false">
          <rect className={`level-${level}`} width="12" height="12" rx="2.5" />
        </svg>
      ))}
      {more}
    </p>
  );
}
