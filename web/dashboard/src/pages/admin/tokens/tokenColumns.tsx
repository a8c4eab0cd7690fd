import { useMemo } from 'react';
import type { TokenInfo } from '../../../api/contract';
import { useTexts } from '../../../i18n/TextsProvider';
import type { Column } from '../../../table/columns';
import { Moment } from '../../../ui/Moment';
import { Name } from '../../../ui/Name';
import { stateOf } from '../tokenState';

export function useTokenColumns() {
  const { t, word } = useTexts();
  return useMemo((): Column<TokenInfo>[] => {
    const time = (
      id: string,
      header: string,
      at: (row: TokenInfo) => number | null,
      none: string,
      isHidden = false,
    ): Column<TokenInfo> => ({
      id,
      header,
      isNumber: true,
      isHidden,
      value: row => toIso(at(row)),
      show: row =>
        at(row) === null ? <span className="none">{none}</span> : <Moment at={at(row)} isRelative={false} />,
    });
    return [
      {
        id: 'prefix',
        header: t('token'),
        isKey: true,
        value: row => row.prefix,
        show: row => <span className="mono">{row.prefix}…</span>,
      },
      { id: 'user', header: t('label.user'), value: row => row.user, show: row => <Name>{row.user}</Name> },
      {
        id: 'scope',
        header: t('scopeName'),
        value: row => row.scope,
        show: row => <span className="badge">{word('scope', row.scope)}</span>,
      },
      {
        id: 'label',
        header: t('note'),
        value: row => row.label,
        show: row => (row.label ? <Name>{row.label}</Name> : <span className="none">–</span>),
      },
      {
        id: 'state',
        header: t('state'),
        value: row => stateOf(row, Date.now()),
        show: row => {
          const state = stateOf(row, Date.now());
          return <span className={`badge ${state === 'active' ? 'good' : 'off'}`}>{t(`state.${state}`)}</span>;
        },
      },
      {
        id: 'exposes',
        header: t('exposes'),
        isHidden: true,
        value: row => row.exposes.join(' '),
        show: row => row.exposes.map(one => word('exposure', one)).join(', ') || <span className="none">–</span>,
      },
      time('created', t('created'), row => row.createdAt, '–', true),
      time('expires', t('expires'), row => row.expiresAt, t('never')),
      time('lastUsed', t('lastUse'), row => row.lastUsedAt, t('never')),
      { id: 'id', header: t('number'), isNumber: true, isHidden: true, value: row => row.id },
    ];
  }, [t, word]);
}

const toIso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
