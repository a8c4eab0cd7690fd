import type { TokenInfo } from '../../../api/contract';
import { Name } from '../../../ui/Name';

export function Which({ token }: { token: TokenInfo }) {
  return (
    <>
      <span className="mono">{token.prefix}…</span> (<Name>{token.user}</Name>
      {token.label && (
        <>
          , <Name>{token.label}</Name>
        </>
      )}
      )
    </>
  );
}
