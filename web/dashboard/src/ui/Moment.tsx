import { useView } from '../filter/useView';

/** A time: how long ago, or when; exactly on hover. */
export function Moment({ at, isRelative = true }: { at: number | null; isRelative?: boolean }) {
  const { format } = useView();
  if (at === null) return <span className="none">–</span>;
  return (
    <time className="figure" dateTime={new Date(at).toISOString()} title={format.exactTime(at)}>
      {isRelative ? format.relative(at, Date.now()) : format.dateTime(at)}
    </time>
  );
}
