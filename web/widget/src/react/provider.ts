import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react';
import { type Client, type ClientConfig, createClient } from '../core/client.js';

export interface ProviderConfigProps extends ClientConfig {
  /** The language of numbers and times, such as `ko`; by default the page's, or the reader's where it says none. */
  lang?: string | undefined;
  children?: ReactNode;
}

interface Provided {
  client: Client;
  lang: string | undefined;
}

const Context = /* @__PURE__ */ createContext<Provided | undefined>(undefined);

/** Says which server the widgets inside show, and with which token. All of them share one stream. */
export function ProviderConfig({
  server,
  token,
  poll,
  pollIntervalMs,
  lang,
  children,
}: ProviderConfigProps): ReactNode {
  const client = useMemo(
    () => createClient({ server, token, poll, pollIntervalMs }),
    [server, token, poll, pollIntervalMs],
  );
  const provided = useMemo(() => ({ client, lang }), [client, lang]);
  return createElement(Context.Provider, { value: provided }, children);
}

export function useProvided(): Provided {
  const provided = useContext(Context);
  if (!provided)
    throw new Error('WigToken: widgets and their hooks need a <ProviderConfig server="…" token="…"> around them.');
  return provided;
}
