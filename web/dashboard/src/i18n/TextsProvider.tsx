import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { remember, remembered } from '../ui/memory';
import { isLanguage, type Language, loadTable, pickLanguage, type Table, Texts } from './texts';

const setting = 'language';

type Spoken = Texts & { speak: (language: Language) => void };

const Context = createContext<Spoken | null>(null);

export const firstLanguage = (): Language => {
  const chosen = remembered(setting);
  return isLanguage(chosen) ? chosen : pickLanguage(navigator.languages);
};

/** The texts of one language; another is fetched when it is asked for. */
export function TextsProvider({
  language,
  table,
  children,
}: {
  language: Language;
  table: Table;
  children: ReactNode;
}) {
  const [spoken, setSpoken] = useState({ language, table });
  const speak = useCallback((next: Language) => {
    remember(setting, next);
    void loadTable(next).then(loaded => setSpoken({ language: next, table: loaded }));
  }, []);
  const texts = useMemo(() => Object.assign(new Texts(spoken.language, spoken.table), { speak }), [spoken, speak]);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken]);
  return <Context value={texts}>{children}</Context>;
}

export function useTexts(): Spoken {
  const texts = useContext(Context);
  if (!texts) throw new Error('useTexts needs a TextsProvider above it.');
  return texts;
}
