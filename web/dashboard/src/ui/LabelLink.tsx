import { Link } from 'wouter';
import type { Label } from '../filter/filter';
import { useView } from '../filter/useView';
import { Name } from './Name';

/** A label that narrows the page it leads to down to itself. */
export function LabelLink({ label, value, path = '/' }: { label: Label; value: string; path?: string }) {
  const { to } = useView();
  return (
    <Link href={to(path, { [label]: value })} className="link">
      <Name>{value}</Name>
    </Link>
  );
}
