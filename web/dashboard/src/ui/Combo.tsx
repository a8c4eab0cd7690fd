import { lazy, Suspense, useState } from 'react';
import { ComboClear, ComboFace } from './ComboFace';
import type { ComboProps } from './ComboList';

const ComboList = lazy(() => import('./ComboList'));

/** One of many, found by typing; or all of them. The list is fetched when it is first wanted: it is as large as the rest of the page. */
export function Combo(props: ComboProps) {
  const [isWanted, setWanted] = useState(false);
  const { label, value, all, onChange } = props;
  const closed = (
    <span className={`combo${value === null ? '' : ' chosen'}`}>
      <button
        type="button"
        className="combo-button"
        aria-haspopup="dialog"
        aria-expanded={false}
        aria-label={`${label}: ${value ?? all}`}
        onClick={() => setWanted(true)}
      >
        <ComboFace label={label} value={value} />
      </button>
      {value !== null && <ComboClear label={label} onClear={() => onChange(null)} />}
    </span>
  );
  return isWanted ? (
    <Suspense fallback={closed}>
      <ComboList {...props} />
    </Suspense>
  ) : (
    closed
  );
}
