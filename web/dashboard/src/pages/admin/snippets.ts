/** Where this server is, as another site has to name it. */
export const serverUrl = () => new URL('.', document.baseURI).href.replace(/\/$/, '');

export const modes = ['weighted', 'raw', 'input', 'cacheCreation', 'cacheRead', 'output', 'messages'] as const;
export type Mode = (typeof modes)[number];

export const styles = ['hero', 'minimal', 'full'] as const;
export type CounterStyle = (typeof styles)[number];

export type Counter = { server: string; token: string; mode: Mode; style: CounterStyle };

export const reactSnippet = ({
  server,
  token,
  mode,
  style,
}: Counter) => `import { ProviderConfig, TokenCounter } from '@wigtoken/widget';

export function Usage() {
  return (
    <ProviderConfig server="${server}" token="${token}">
      <TokenCounter mode="${mode}" style="${style}" />
    </ProviderConfig>
  );
}`;

export const scriptSnippet = ({
  server,
  token,
  mode,
  style,
}: Counter) => `<script type="module" src="${server}/embed/widget.js"></script>
<wig-token-counter token="${token}" mode="${mode}" variant="${style}"></wig-token-counter>`;

export const badgeSnippet = ({ server, token, mode }: Counter) =>
  `![tokens](${server}/embed/badge.svg?token=${token}&mode=${mode})`;
