import { useId, useState } from 'react';
import { useTexts } from '../../../i18n/TextsProvider';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Modal } from '../../../ui/Modal';
import { IssueToken } from '../IssueToken';
import { LiveCounter } from './LiveCounter';
import { Snippet } from './Snippet';
import {
  badgeSnippet,
  type Counter,
  type CounterStyle,
  type Mode,
  modes,
  reactSnippet,
  scriptSnippet,
  serverUrl,
  styles,
} from './snippets';

/** A counter as a page elsewhere would show it, and what that page needs for it. */
export function EmbedPreview() {
  const id = useId();
  const { t } = useTexts();
  const [token, setToken] = useState('');
  const [mode, setMode] = useState<Mode>('weighted');
  const [style, setStyle] = useState<CounterStyle>('hero');
  const [isIssuing, setIssuing] = useState(false);
  const counter: Counter = { server: serverUrl(), token: token.trim() || 'we_…', mode, style };
  return (
    <section className="panel span-all" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{t('preview')}</h2>
        <div className="panel-aside">
          <Button onClick={() => setIssuing(true)}>{t('issueEmbed')}</Button>
        </div>
      </header>
      <div className="form-line">
        <label className="field grow">
          <span>{t('embedToken')}</span>
          <input
            className="mono"
            placeholder="we_…"
            autoComplete="off"
            spellCheck={false}
            value={token}
            onChange={event => setToken(event.target.value)}
          />
        </label>
        <Choice
          label={t('metric')}
          isLabelShown
          value={mode}
          options={modes.map(value => ({ value, text: t(`mode.${value}`) }))}
          onChange={setMode}
        />
        <Choice
          label={t('look')}
          isLabelShown
          value={style}
          options={styles.map(value => ({ value, text: t(`counterStyle.${value}`) }))}
          onChange={setStyle}
        />
      </div>
      <div className="preview">
        {/^we_\S+$/.test(token.trim()) ? (
          <LiveCounter key={token.trim()} counter={counter} />
        ) : (
          <p className="hint">{t('previewHint')}</p>
        )}
      </div>
      <div className="snippets">
        <Snippet title="React" text={reactSnippet(counter)} />
        <div>
          <Snippet title={t('scriptTag')} text={scriptSnippet(counter)} />
          <Snippet title={t('badge')} text={badgeSnippet(counter)} hint={t('badgeHint')} />
        </div>
      </div>
      <Modal title={t('issueEmbed')} isOpen={isIssuing} onClose={() => setIssuing(false)}>
        <p className="hint">{t('issueEmbedHint')}</p>
        <IssueToken
          scope="embed"
          isScopeFixed
          onIssued={issued => {
            setToken(issued.token ?? '');
            setIssuing(false);
          }}
        />
      </Modal>
    </section>
  );
}
