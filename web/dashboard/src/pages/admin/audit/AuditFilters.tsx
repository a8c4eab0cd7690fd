import { useState } from 'react';
import type { AuditFilter } from '../../../api/admin';
import { instantOf } from '../../../filter/period';
import { useView } from '../../../filter/useView';
import { useTexts } from '../../../i18n/TextsProvider';

const actions = [
  'auth_failed',
  'ingest',
  'ingest_rejected',
  'token_issued',
  'token_rotated',
  'token_revoked',
  'embed_origin_added',
  'embed_origin_removed',
  'setup_completed',
  'login',
  'logout',
  'settings_changed',
] as const;

export function AuditFilters({
  filter,
  onChange,
}: {
  filter: AuditFilter;
  onChange: (part: Partial<AuditFilter>) => void;
}) {
  const { t } = useTexts();
  const { timeZone } = useView();
  const [user, setUser] = useState(filter.user ?? '');
  const start = (text: string, daysLater: number) => {
    const [year, month, day] = text.split('-').map(Number);
    return year && month && day ? instantOf(year, month, day + daysLater, timeZone) : null;
  };
  return (
    <form
      className="form-line"
      onSubmit={event => {
        event.preventDefault();
        onChange({ user: user.trim() || null });
      }}
    >
      <label className="field">
        <span>{t('action')}</span>
        <select value={filter.action ?? ''} onChange={event => onChange({ action: event.target.value || null })}>
          <option value="">{t('all')}</option>
          {actions.map(action => (
            <option key={action} value={action}>
              {t(`action.${action}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('label.user')}</span>
        <input
          value={user}
          onChange={event => setUser(event.target.value)}
          onBlur={() => onChange({ user: user.trim() || null })}
        />
      </label>
      <label className="field">
        <span>{t('firstDay')}</span>
        <input type="date" onChange={event => onChange({ since: start(event.target.value, 0) })} />
      </label>
      <label className="field">
        <span>{t('lastDay')}</span>
        <input type="date" onChange={event => onChange({ until: start(event.target.value, 1) })} />
      </label>
      <button type="submit" className="unseen">
        {t('show')}
      </button>
    </form>
  );
}
