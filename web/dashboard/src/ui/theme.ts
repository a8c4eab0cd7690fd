import { useSyncExternalStore } from 'react';
import { remember, remembered } from './memory';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();

const chosen = (): Theme => themes.find(theme => theme === remembered('theme')) ?? 'system';

let current: Theme = 'system';

export function applyTheme(theme: Theme = chosen()) {
  current = theme;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme) {
  remember('theme', theme === 'system' ? null : theme);
  applyTheme(theme);
  for (const changed of listeners) changed();
}

export const useTheme = () =>
  useSyncExternalStore(
    changed => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => current,
  );
