import { useState } from 'react';
import { useTokens } from '../../../api/admin';
import type { TokenInfo } from '../../../api/contract';
import { useTexts } from '../../../i18n/TextsProvider';
import { Name } from '../../../ui/Name';
import { IssueToken } from '../IssueToken';
import { Secret } from '../Secret';

/** A token for each person whose machine is to send usage. */
export function Agents() {
  const { t } = useTexts();
  const tokens = useTokens();
  const [shown, setShown] = useState<TokenInfo | null>(null);
  const users = (tokens.data?.tokens ?? [])
    .filter(token => token.scope === 'ingest' && token.revokedAt === null)
    .map(token => token.user);
  if (shown) return <Secret token={shown} onDone={() => setShown(null)} />;
  return (
    <>
      {users.length > 0 && (
        <p className="badges">
          {t('agentsSoFar')}
          {[...new Set(users)].map(user => (
            <span key={user} className="badge good">
              <Name>{user}</Name>
            </span>
          ))}
        </p>
      )}
      <IssueToken scope="ingest" isScopeFixed onIssued={setShown} />
    </>
  );
}
