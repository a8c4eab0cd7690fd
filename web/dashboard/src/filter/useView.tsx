import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { Format } from '../format/format';
import { useTexts } from '../i18n/TextsProvider';
import { currentPath, currentSearch, navigate, useHashSearch } from '../router/hash';
import { type Filter, readFilter, writeFilter } from './filter';

/** What the page is about, and how it writes numbers and times. */
type View = {
  filter: Filter;
  timeZone: string;
  format: Format;
  /** Narrows, widens or moves the filter; the page stays. */
  change: (part: Partial<Filter>) => void;
  /** The address of another page under the same filter. */
  to: (path: string, part?: Partial<Filter>, others?: Record<string, string>) => string;
};

const Context = createContext<View | null>(null);

export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Parameters of a page that are not part of the filter. */
const own = ['id', 'by', 'metric'];

export function ViewProvider({ children }: { children: ReactNode }) {
  const search = useHashSearch();
  const { language } = useTexts();
  const filter = useMemo(() => readFilter(search), [search]);
  const timeZone = filter.tz ?? browserZone();
  const format = useMemo(() => new Format(language, timeZone), [language, timeZone]);
  const view = useMemo(
    () => ({
      filter,
      timeZone,
      format,
      change: (part: Partial<Filter>) => {
        const params = new URLSearchParams(currentSearch());
        const kept = Object.fromEntries([...params].filter(([name]) => own.includes(name)));
        navigate(currentPath() + writeFilter({ ...readFilter(currentSearch()), ...part }, kept));
      },
      to: (path: string, part: Partial<Filter> = {}, others: Record<string, string> = {}) =>
        path + writeFilter({ ...filter, ...part }, others),
    }),
    [filter, timeZone, format],
  );
  return <Context value={view}>{children}</Context>;
}

export function useView(): View {
  const view = useContext(Context);
  if (!view) throw new Error('useView needs a ViewProvider above it.');
  return view;
}
