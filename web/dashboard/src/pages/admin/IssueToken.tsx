import { type FormEvent, useId, useState } from 'react';
import { useIssueToken } from '../../api/admin';
import type { TokenInfo } from '../../api/contract';
import { useTexts } from '../../i18n/TextsProvider';
import { Button } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { Radios } from '../../ui/Radios';
import { type Exposure, expiryOf, exposures, type Life, lives, usualExposures } from './tokenState';

const scopes = ['ingest', 'read', 'admin', 'embed'] as const;
type Scope = (typeof scopes)[number];

type Props = { onIssued: (token: TokenInfo) => void; scope?: Scope; isScopeFixed?: boolean; action?: string };

/** The form for a new token. */
export function IssueToken({ onIssued, scope: first = 'ingest', isScopeFixed = false, action }: Props) {
  const hint = useId();
  const { t } = useTexts();
  const [user, setUser] = useState('');
  const [label, setLabel] = useState('');
  const [scope, setScope] = useState<Scope>(first);
  const [life, setLife] = useState<Life>('never');
  const [shown, setShown] = useState<readonly Exposure[]>(usualExposures);
  const issue = useIssueToken();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issue.mutate(
      {
        user: user.trim(),
        scope,
        label: label.trim(),
        ...withValue('expiresAt', expiryOf(life, Date.now())),
        ...(scope === 'embed' && { exposes: [...shown] }),
      },
      { onSuccess: onIssued },
    );
  };
  return (
    <form className="form" onSubmit={submit}>
      <div className="field">
        <label className="field">
          <span>{t('label.user')}</span>
          <input
            required
            maxLength={128}
            autoComplete="off"
            value={user}
            aria-describedby={hint}
            onChange={event => setUser(event.target.value)}
          />
        </label>
        <small className="hint" id={hint}>
          {t('tokenUserHint')}
        </small>
      </div>
      {!isScopeFixed && (
        <Radios
          legend={t('scopeName')}
          value={scope}
          options={scopes.map(value => ({ value, text: t(`scope.${value}`), hint: t(`scopeLong.${value}`) }))}
          onChange={setScope}
        />
      )}
      {scope === 'embed' && (
        <fieldset className="field checks">
          <legend>{t('exposes')}</legend>
          {exposures.map(one => (
            <label key={one}>
              <input
                type="checkbox"
                checked={shown.includes(one)}
                onChange={event =>
                  setShown(event.target.checked ? [...shown, one] : shown.filter(other => other !== one))
                }
              />
              {t(`exposure.${one}`)}
            </label>
          ))}
          <small className="hint">{t('exposesHint')}</small>
        </fieldset>
      )}
      <label className="field">
        <span>{t('expires')}</span>
        <select value={life} onChange={event => setLife(event.target.value as Life)}>
          {(Object.keys(lives) as Life[]).map(one => (
            <option key={one} value={one}>
              {t(`life.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('noteOptional')}</span>
        <input maxLength={128} autoComplete="off" value={label} onChange={event => setLabel(event.target.value)} />
      </label>
      {issue.error && <ErrorNote error={issue.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" disabled={issue.isPending || (scope === 'embed' && shown.length === 0)}>
          {action ?? t('issueToken')}
        </Button>
      </div>
    </form>
  );
}

const withValue = <K extends string, V>(name: K, value: V | null) =>
  (value === null ? {} : { [name]: value }) as Partial<Record<K, V>>;
