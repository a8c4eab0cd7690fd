import { useState } from 'react';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from './Button';

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTexts();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = () =>
    copyText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  return (
    <>
      <Button icon={state === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        {state === 'copied' ? t('copied') : (label ?? t('copy'))}
      </Button>
      <span role="status" className="unseen">
        {state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : ''}
      </span>
    </>
  );
}

/** Over plain HTTP a page has no clipboard of its own; a selection can be copied all the same. */
async function copyText(text: string) {
  if (window.isSecureContext && navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  (document.activeElement?.closest('[role=dialog]') ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (!isCopied) throw new Error('The browser does not let a page copy.');
}
