import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/panels.css';
import './styles/charts.css';
import './styles/tables.css';
import './styles/wall.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { accessQuery } from './api/queries';
import { client } from './api/queryClient';
import { firstLanguage, TextsProvider } from './i18n/TextsProvider';
import { loadTable } from './i18n/texts';
import { currentPath } from './router/hash';
import { pages } from './shell/pages';
import { applyTheme } from './ui/theme';

applyTheme();

// A server that was updated has no files of the page that is open: load the new one, but not again and again.
window.addEventListener('vite:preloadError', event => {
  const name = 'wigtoken.reloaded';
  if (Date.now() - Number(sessionStorage.getItem(name)) < 60_000) return;
  sessionStorage.setItem(name, String(Date.now()));
  event.preventDefault();
  window.location.reload();
});

// What the first page needs is asked for at once, not one after the other. What fails here fails again, and is said, when it is drawn.
void client.prefetchQuery(accessQuery);
pages
  .find(page => page.path === currentPath())
  ?.load()
  .catch(() => undefined);

const language = firstLanguage();
const table = await loadTable(language);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to be drawn in.');
createRoot(root).render(
  <StrictMode>
    <TextsProvider language={language} table={table}>
      <App />
    </TextsProvider>
  </StrictMode>,
);
