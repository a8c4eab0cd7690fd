import { createElement, useEffect, useState } from 'react';
import { useTexts } from '../../../i18n/TextsProvider';
import type { Counter } from './snippets';

/** The custom element itself, from this server. */
export function LiveCounter({ counter }: { counter: Counter }) {
  const { t } = useTexts();
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  useEffect(() => {
    import(/* @vite-ignore */ new URL('embed/widget.js', document.baseURI).href).then(
      () => setState('ready'),
      () => setState('failed'),
    );
  }, []);
  if (state === 'failed') return <p className="hint">{t('noWidget')}</p>;
  if (state === 'loading') return <p className="hint">{t('loading')}</p>;
  return createElement('wig-token-counter', {
    token: counter.token,
    mode: counter.mode,
    variant: counter.style,
    key: `${counter.mode} ${counter.style}`,
  });
}
