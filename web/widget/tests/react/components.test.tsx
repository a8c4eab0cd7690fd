import { act, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import {
  BurnSparkline,
  CostCounter,
  EmbedPulseDot,
  LiveTicker,
  MessageCounter,
  MetricCard,
  ModelLegend,
  RecentActivity,
  StatGrid,
  TokenCounter,
  TopMachines,
  TopModels,
  TopUsers,
  WeightedTokenCounter,
} from '../../src/index.js';
import { server, totals } from '../server.js';
import { board, Page, pass, show } from './page.js';

const everything = [
  <TokenCounter key="1" />,
  <TokenCounter key="2" style="full" />,
  <TokenCounter key="3" style="minimal" />,
  <CostCounter key="4" />,
  <WeightedTokenCounter key="5" />,
  <MessageCounter key="6" />,
  <BurnSparkline key="7" />,
  <TopUsers key="8" />,
  <TopModels key="9" />,
  <TopMachines key="10" />,
  <RecentActivity key="11" />,
  <LiveTicker key="12" />,
  <ModelLegend key="13" />,
  <EmbedPulseDot key="14" />,
  <MetricCard key="15" />,
  <StatGrid key="16" />,
];

describe('widgets', () => {
  it('show what the server told', async () => {
    expect((await show(<TokenCounter />)).textContent).toBe('76,000weighted tokens\u2002');
    expect((await show(<TokenCounter metric="raw" label="so far" />)).textContent).toBe('325,000so far\u2002');
    expect((await show(<TokenCounter mode="cacheRead" style="minimal" />)).textContent).toBe('300K');
    expect((await show(<TokenCounter metric="output" style="minimal" digits="exact" />)).textContent).toBe('4,000');
    expect((await show(<CostCounter style="minimal" />)).textContent).toBe('$1.50');
    expect((await show(<WeightedTokenCounter style="minimal" />)).textContent).toBe('76K');
    expect((await show(<MessageCounter style="minimal" />)).textContent).toBe('12');
    expect((await show(<TokenCounter style="full" />)).textContent).toBe(
      '76Kweighted tokens\u2002input1Kcache written20Kcache read300Koutput4K',
    );
    expect((await show(<MetricCard metric="messages" />)).textContent).toBe('12messages');
    expect((await show(<StatGrid metrics={['messages', 'cost']} />)).textContent).toBe('12messages$1.50cost');
    expect((await show(<BurnSparkline metric="raw" hours={48} />)).textContent).toBe('tokens, 48 h150');
    expect((await show(<LiveTicker />)).textContent).toBe('325,000 tokens · $1.50');
  });

  it('rank by what they show', async () => {
    const names = (page: Element) => [...page.querySelectorAll('li')].map(row => row.textContent);
    expect(names(await show(<TopModels />))).toEqual(['opus$9.00', 'sonnet$3.00', 'nobody-lists-this–']);
    expect(names(await show(<TopUsers metric="messages" limit={2} />))).toEqual(['sonnet30', 'opus3']);
    expect(names(await show(<TopMachines metric="weighted" />))).toEqual([
      'nobody-lists-this600',
      'sonnet300',
      'opus100',
    ]);
    expect(names(await show(<ModelLegend />))).toEqual(['nobody-lists-this60%', 'sonnet30%', 'opus10%']);
    expect(names(await show(<ModelLegend limit={1} label="the rest" />))).toEqual([
      'nobody-lists-this60%',
      'the rest40%',
    ]);
    expect(server.asked.map(url => url.searchParams.get('by'))).toEqual(['model', 'user', 'machine', 'model', 'model']);
  });

  it('name only what the token shows of a message', async () => {
    const page = await show(<RecentActivity limit={2} />);
    const [first, second] = [...page.querySelectorAll('li')].map(row => row.textContent);

    expect(first).toMatch(/^opus10.* · alice · laptop\$0\.50$/);
    expect(second).toMatch(/^message8[^·]*–$/);
    expect(server.asked.at(-1)?.searchParams.get('limit')).toBe('2');
  });

  it('have all digits for who points at them, and say what a cost leaves out', async () => {
    expect((await show(<TokenCounter style="minimal" />)).querySelector('[part=value]')?.getAttribute('title')).toBe(
      '76,000 weighted tokens',
    );
    const page = await show(<CostCounter />);
    act(() => server.stream.totals({ ...totals, unpricedTokens: 5_000 }));
    expect(page.textContent).toContain('cost (without 5K tokens of unknown price)');
  });

  it('show nothing before there is an answer, and then what is to stand there instead', async () => {
    const { container } = render(<Page>{everything}</Page>);
    expect(container.innerHTML).toBe('');

    const waiting = render(
      <Page>
        <CostCounter fallback="…" />
      </Page>,
    );
    expect(waiting.container.textContent).toBe('…');
  });

  it('show nothing when the server refuses, whatever stood there', async () => {
    const container = await show(everything);
    expect(container.textContent).toContain('76,000');
    server.answers.set('totals', { status: 401, code: 'token_revoked' });
    act(() => server.stream.fail());
    await pass(1_000);
    act(() => server.stream.fail());
    await pass();

    expect(container.innerHTML).toBe('');
  });

  it('that the token does not show leave the others alone', async () => {
    server.answers.set('leaderboard', { status: 403, code: 'not_exposed' });
    const { container } = render(
      <Page>
        <CostCounter style="minimal" />
        <TopUsers fallback="…" />
      </Page>,
    );
    await pass();
    act(() => server.stream.totals(totals));

    expect(container.textContent).toBe('$1.50');
  });

  it('do not show a metric that there is not', async () => {
    expect((await show(<TokenCounter metric={'moods' as 'raw'} />)).innerHTML).toBe('');
    expect(server.console.join()).toContain('knows no metric "moods"');
  });

  it('keep names of others as text', async () => {
    const evil = '"><img src=x onerror=alert(1)>\u202Egnp.exe</script>';
    const entries = board.entries.map(entry => ({ ...entry, key: evil }));
    server.answers.set('leaderboard', { by: 'user', entries });
    const { container } = render(
      <Page>
        <TopUsers label={evil} />
        <ModelLegend />
      </Page>,
    );
    await pass();

    expect(container.querySelectorAll('img, script')).toHaveLength(0);
    expect([...container.querySelectorAll('bdi')].map(name => name.textContent)).toEqual(Array(6).fill(evil));
  });

  it('share a stream, also in strict mode', async () => {
    render(
      <StrictMode>
        <Page>{everything}</Page>
      </StrictMode>,
    );
    await pass(3_000);

    expect(server.streams.filter(stream => !stream.isClosed)).toHaveLength(1);
    expect(server.count('leaderboard')).toBe(3);
  });

  it('outside of a provider say what is missing', () => {
    expect(() => render(<CostCounter />)).toThrow('need a <ProviderConfig');
  });

  it('take a class', async () => {
    expect((await show(<CostCounter className="mine" />)).firstElementChild?.className).toBe('mine');
  });

  it('write numbers as the page does', async () => {
    document.documentElement.lang = 'de';
    const { ProviderConfig } = await import('../../src/index.js');
    const { container } = render(
      <ProviderConfig server="" token="we_x">
        <TokenCounter />
      </ProviderConfig>,
    );
    act(() => server.stream.totals(totals));
    document.documentElement.lang = '';

    expect(container.textContent).toContain('76.000');
  });
});

describe('a change', () => {
  it('is shown at once to who wants no motion', async () => {
    const container = await show(<TokenCounter metric="messages" style="minimal" />);
    act(() => server.stream.totals({ ...totals, messages: 100 }));

    expect(container.textContent).toBe('100');
  });

  it('is run up to, never beyond, and never from zero', async () => {
    server.isStill = false;
    const container = await show(<TokenCounter metric="raw" style="minimal" digits="exact" />);
    expect(container.textContent).toBe('325,000');
    act(() => server.stream.totals({ ...totals, sum: 326_000 }));
    const seen = [];
    for (let ms = 0; ms <= 700; ms += 50) {
      seen.push(Number(container.textContent?.replace(',', '')));
      await pass(50);
    }

    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([seen[0], seen.at(-1)]).toEqual([325_000, 326_000]);
    expect(new Set(seen).size).toBeGreaterThan(5);
  });

  it('is told by the ticker', async () => {
    const container = await show(<LiveTicker label="just now" />);
    act(() => server.stream.totals({ ...totals, sum: 325_040, costUsd: 1.75 }));

    expect(container.textContent).toBe('just now+40 tokens · +$0.25');
  });

  it('of the line is told by the dot', async () => {
    const container = await show(<EmbedPulseDot />);
    const name = () => container.querySelector('[role=img]')?.getAttribute('aria-label');
    expect(name()).toBe('live');
    act(() => server.stream.fail());
    expect(name()).toBe('reconnecting');
    server.answers.set('totals', { totals });
    await pass(1_000);
    act(() => server.stream.fail());
    await pass();
    expect(name()).toBe('up to date');
  });
});
