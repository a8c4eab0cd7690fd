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

/** A badge shows fewer things than a counter. */
const badgeMetric = (mode: Mode) => (mode === 'weighted' || mode === 'messages' ? mode : 'tokens');

export const badgeSnippet = ({ server, token, mode }: Counter) =>
  `![AI tokens](${server}/embed/badge.svg?token=${token}&metric=${badgeMetric(mode)})`;
