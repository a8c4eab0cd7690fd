import { useView } from '../filter/useView';

export type Unit = 'tokens' | 'usd' | 'messages' | 'percent';

/** A number as it is read at a glance; the exact one is a hover away, and is what a machine reads. */
export function Figure({ value, unit, isExact = false }: { value: number; unit: Unit; isExact?: boolean }) {
  const { format } = useView();
  const shown =
    unit === 'usd'
      ? isExact
        ? format.usd(value)
        : format.compactUsd(value)
      : unit === 'percent'
        ? format.percent(value)
        : isExact
          ? format.number(value)
          : format.compact(value);
  const exact = unit === 'usd' ? format.exactUsd(value) : unit === 'percent' ? shown : format.number(value);
  return (
    <data className="figure" value={value} title={exact}>
      {shown}
    </data>
  );
}
