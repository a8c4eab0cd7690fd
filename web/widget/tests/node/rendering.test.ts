import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import * as widget from '../../src/index.js';

const { ProviderConfig, ...rest } = widget;
const components = Object.entries(rest).filter(([name]) => /^[A-Z]/.test(name)) as [
  string,
  React.FC<{ fallback?: string }>,
][];

it('there is no window here, and nothing needs one to be loaded', async () => {
  expect(typeof window).toBe('undefined');
  await expect(import('../../src/elements/index.js')).resolves.toBeDefined();
});

it.each(components)('%s renders nothing on a server, or its fallback, and asks for nothing', (_, component) => {
  const page = (props: { fallback?: string }) =>
    renderToString(
      createElement(
        ProviderConfig,
        { server: 'https://usage.example', token: 'we_x' },
        createElement(component, props),
      ),
    );

  expect(page({})).toBe('');
  expect(page({ fallback: '…' })).toBe('…');
});
