import type { TokenInfo } from '../../api/contract';
import { useTexts } from '../../i18n/TextsProvider';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { Icon } from '../../ui/Icon';
import { serverUrl } from './embed/snippets';

/** A new token's secret, this once. */
export function Secret({ token, onDone }: { token: TokenInfo; onDone: () => void }) {
  const { t } = useTexts();
  const secret = token.token ?? '';
  const command = `WIGTOKEN_TOKEN_SERVER=${serverUrl()} WIGTOKEN_TOKEN=${secret} wigtoken-agent`;
  return (
    <div className="form">
      <p className="note warning">
        <Icon name="warning" />
        <span>{t('shownOnce')}</span>
      </p>
      <label className="field">
        <span>{t('token')}</span>
        <input readOnly className="mono secret" value={secret} onFocus={event => event.target.select()} />
      </label>
      <div className="actions">
        <CopyButton text={secret} />
        <Button kind="primary" onClick={onDone}>
          {t('savedIt')}
        </Button>
      </div>
      {token.scope === 'ingest' && (
        <>
          <p className="hint">{t('agentCommand')}</p>
          <pre className="code">{command}</pre>
          <CopyButton text={command} label={t('copyCommand')} />
        </>
      )}
    </div>
  );
}
