import { useState } from 'react';
import { useRevokeToken, useRotateToken, useTokens } from '../../../api/admin';
import type { TokenInfo } from '../../../api/contract';
import { useTexts } from '../../../i18n/TextsProvider';
import { DataTable } from '../../../table/DataTable';
import { Button } from '../../../ui/Button';
import { Confirm } from '../../../ui/Confirm';
import { Modal } from '../../../ui/Modal';
import { Panel } from '../../../ui/Panel';
import { AdminOnly } from '../AdminOnly';
import { IssueToken } from '../IssueToken';
import { Secret } from '../Secret';
import { stateOf } from '../tokenState';
import { useTokenColumns } from './tokenColumns';
import { Which } from './Which';

const dayOfGrace = 86_400;

export default function Tokens() {
  return (
    <AdminOnly>
      <TokenList />
    </AdminOnly>
  );
}

function TokenList() {
  const { t } = useTexts();
  const query = useTokens();
  const revoke = useRevokeToken();
  const rotate = useRotateToken();
  const [isIssuing, setIssuing] = useState(false);
  const [shown, setShown] = useState<TokenInfo | null>(null);
  const [asked, setAsked] = useState<{ what: 'revoke' | 'rotate'; token: TokenInfo } | null>(null);
  const columns = useTokenColumns();
  const ask = (what: 'revoke' | 'rotate', token: TokenInfo) => {
    revoke.reset();
    rotate.reset();
    setAsked({ what, token });
  };
  const close = () => setAsked(null);
  return (
    <>
      <Panel
        title={t('page.tokens')}
        query={query}
        aside={
          <Button kind="primary" onClick={() => setIssuing(true)}>
            {t('issueToken')}
          </Button>
        }
        isEmpty={data => data.tokens.length === 0}
        empty={<p>{t('noTokens')}</p>}
      >
        {data => (
          <DataTable
            name={t('page.tokens')}
            rows={data.tokens}
            columns={columns}
            sorting={{ id: 'created', desc: true }}
            rowKey={row => String(row.id)}
            actions={row =>
              stateOf(row, Date.now()) === 'active' && (
                <>
                  <Button
                    kind="ghost"
                    onClick={() => ask('rotate', row)}
                    aria-label={t('rotateOne', { token: row.prefix })}
                  >
                    {t('rotate')}
                  </Button>
                  <Button
                    kind="ghost"
                    className="danger-text"
                    onClick={() => ask('revoke', row)}
                    aria-label={t('revokeOne', { token: row.prefix })}
                  >
                    {t('revoke')}
                  </Button>
                </>
              )
            }
          />
        )}
      </Panel>
      <Modal title={t('issueToken')} isOpen={isIssuing} onClose={() => setIssuing(false)}>
        <IssueToken
          onIssued={token => {
            setIssuing(false);
            setShown(token);
          }}
        />
      </Modal>
      <Modal title={t('newToken')} isOpen={shown !== null} onClose={() => setShown(null)}>
        {shown && <Secret token={shown} onDone={() => setShown(null)} />}
      </Modal>
      <Confirm
        title={t('revokeTitle')}
        action={t('revoke')}
        isOpen={asked?.what === 'revoke'}
        isBusy={revoke.isPending}
        error={revoke.error}
        onClose={close}
        onConfirm={() => asked && revoke.mutate(asked.token.id, { onSuccess: close })}
      >
        <p>
          {t('revokeText')} {asked && <Which token={asked.token} />}
        </p>
      </Confirm>
      <Confirm
        title={t('rotateTitle')}
        action={t('rotate')}
        isOpen={asked?.what === 'rotate'}
        isBusy={rotate.isPending}
        error={rotate.error}
        onClose={close}
        onConfirm={() =>
          asked &&
          rotate.mutate(
            { id: asked.token.id, graceSeconds: dayOfGrace },
            {
              onSuccess: token => {
                close();
                setShown(token);
              },
            },
          )
        }
      >
        <p>
          {t('rotateText')} {asked && <Which token={asked.token} />}
        </p>
      </Confirm>
    </>
  );
}
