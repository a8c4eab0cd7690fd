import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const shipped = (path: string) => readFileSync(`${root}dist/${path}`, 'utf8');
const gzipped = (code: string) => gzipSync(code, { level: 9 }).length;

/** What a page gets that imports only these. */
async function bundle(names: string): Promise<Rollup.OutputChunk> {
  const id = 'page.js';
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'page',
        resolveId: name => (name.endsWith(id) ? id : null),
        load: name => (name === id ? `export { ${names} } from './dist/index.js';` : null),
      },
    ],
    build: {
      write: false,
      minify: 'oxc',
      rolldownOptions: { input: id, external: ['react'], preserveEntrySignatures: 'strict', output: { minify: true } },
    },
  });
  return (output as Rollup.RollupOutput).output[0];
}

describe('the package', () => {
  it('exports what it documents, and nothing else', async () => {
    expect(Object.keys(await import(`${root}dist/index.js`)).sort()).toEqual([
      'BurnSparkline',
      'CostCounter',
      'EmbedPulseDot',
      'LiveTicker',
      'MessageCounter',
      'MetricCard',
      'ModelLegend',
      'ProviderConfig',
      'RecentActivity',
      'StatGrid',
      'TokenCounter',
      'TopMachines',
      'TopModels',
      'TopUsers',
      'WeightedTokenCounter',
      'useLeaderboard',
      'useProviderStatus',
      'useRecent',
      'useTimeseries',
      'useTotals',
    ]);
  });

  it('is at most 8 kB as it goes over the wire', () => {
    expect(gzipped(shipped('index.js'))).toBeLessThanOrEqual(8_000);
  });

  it('needs React and nothing else', () => {
    const imported = [...shipped('index.js').matchAll(/(?:from|import)\s*["']([^"']+)["']/g)].map(found => found[1]);
    expect(imported).toEqual(['react']);
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    expect([dependencies, peerDependencies]).toEqual([undefined, { react: '>=18' }]);
  });

  it('leaves out what a page does not use', async () => {
    const one = await bundle('ProviderConfig, CostCounter');
    const all = await bundle(
      'ProviderConfig, CostCounter, TopUsers, RecentActivity, BurnSparkline, ModelLegend, LiveTicker, StatGrid, useTimeseries',
    );

    expect(one.code).not.toMatch(/leaderboard|timeseries|recent\?/);
    expect(all.code).toMatch(/leaderboard/);
    expect(gzipped(one.code)).toBeLessThan(4_600);
  });

  it('is for the browser where a framework asks', () => {
    expect(shipped('index.js')).toMatch(/^['"]use client['"];/);
  });
});

describe('the script', () => {
  it('is one file of at most 10 kB as it goes over the wire', () => {
    expect(gzipped(shipped('script/widget.js'))).toBeLessThanOrEqual(10_000);
    expect(shipped('script/widget.js')).not.toMatch(/\bimport\s*[({"']|\bfrom\s*["']/);
  });
});

it.each(['index.js', 'script/widget.js'])('%s keeps to the strictest policy of a page', path => {
  expect(shipped(path)).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|createElement\(["']style|adoptedStyleSheets|cssText|setAttribute\(["']style/,
  );
});
