import { describe, expect, it, vi } from 'vitest';
import { server, totals } from '../server.js';
import '../../src/elements/index.js';

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const text = (element: Element | null | undefined) => element?.shadowRoot?.textContent;

/** Puts tags into a page and takes them out again with the test. */
function put(html: string): HTMLElement {
  const place = document.createElement('div');
  place.innerHTML = html;
  document.body.replaceChildren(place);
  return place;
}

const first = (place: Element) => place.firstElementChild as HTMLElement;
// Streams of tests before are those of another server.
let count = 0;
const config = () => `server="https://${++count}.example" token="we_x"`;

describe('a tag', () => {
  it('shows its fallback, then the numbers', () => {
    const counter = first(put(`<wig-token-counter ${config()} mode="raw" lang="en">loading</wig-token-counter>`));
    expect(counter.shadowRoot?.querySelector('slot')).not.toBeNull();
    server.stream.totals(totals);

    expect(text(counter)).toBe('325,000tokens\u2002');
    expect(counter.shadowRoot?.querySelector('slot')).toBeNull();
  });

  it.each([
    ['wig-token-counter variant="full"', '76Kweighted tokens\u2002input1Kcache written20Kcache read300Koutput4K'],
    ['wig-cost-counter variant="minimal"', '$1.50'],
    ['wig-weighted-token-counter', '76,000weighted tokens\u2002'],
    ['wig-message-counter label="answers" digits="compact"', '12answers\u2002'],
    ['wig-metric-card metric="output"', '4Koutput tokens'],
    ['wig-stat-grid metrics="messages, cost"', '12messages$1.50cost'],
    ['wig-live-ticker', '325,000 tokens · $1.50'],
    ['wig-embed-pulse-dot', ''],
  ])('<%s> is the component of that name', (tag, expected) => {
    const place = put(`<${tag} ${config()} lang="en"></${tag.split(' ')[0]}>`);
    server.stream.totals(totals);

    expect(text(first(place))).toBe(expected);
  });

  it.each([
    ['wig-top-users limit="1"', 'user', 'top usersopus$9.00'],
    ['wig-top-models metric="messages"', 'model', 'top modelsopus3'],
    ['wig-top-machines', 'machine', 'top machinesopus$9.00'],
    ['wig-model-legend', 'model', 'opus100%'],
  ])('<%s> asks by %s', async (tag, by, expected) => {
    server.answers.set('leaderboard', {
      by,
      entries: [{ key: 'opus', messages: 3, costUsd: 9, weightedInputEq: 100 }],
    });
    const place = put(`<${tag} ${config()} lang="en"></${tag.split(' ')[0]}>`);
    await pass();

    expect(text(first(place))).toBe(expected);
    expect(server.asked[0]?.searchParams.get('by')).toBe(by);
  });

  it('draws charts and lists', async () => {
    server.answers.set('timeseries', { buckets: [1, 2].map(ts => ({ ts, tokensWeighted: ts })) });
    server.answers.set('recent', { entries: [] });
    const place = put(
      `<wig-burn-sparkline ${config()}></wig-burn-sparkline><wig-recent-activity ${config()}></wig-recent-activity>`,
    );
    await pass();

    const svg = first(place).shadowRoot?.querySelector('svg');
    expect(svg?.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(svg?.getAttribute('viewBox')).toBe('0 0 100 100');
    expect(place.lastElementChild?.shadowRoot?.querySelector('ul')).not.toBeNull();
  });

  it('takes what it does not say from around it, and all share a stream', () => {
    const place = put(
      `<wig-provider-config ${config()}><p><wig-cost-counter variant="minimal"></wig-cost-counter></p><wig-message-counter variant="minimal"></wig-message-counter></wig-provider-config>`,
    );
    server.stream.totals(totals);

    expect([...place.querySelectorAll('wig-cost-counter, wig-message-counter')].map(text)).toEqual(['$1.50', '12']);
  });

  it('follows its attributes', () => {
    const counter = first(put(`<wig-token-counter ${config()} variant="minimal" lang="en"></wig-token-counter>`));
    server.stream.totals(totals);
    counter.setAttribute('mode', 'output');
    expect(text(counter)).toBe('4K');
    counter.setAttribute('label', 'unused');
    expect(server.streams).toHaveLength(1);

    counter.setAttribute('token', 'we_other');
    expect(text(counter)).toBe('');
    expect(server.streams.at(-1)?.url).toContain('we_other');
  });

  it('that is moved keeps its stream, and that is removed lets it go', async () => {
    const place = put(`<wig-cost-counter ${config()}></wig-cost-counter>`);
    server.stream.totals(totals);
    const counter = first(place);
    document.body.append(counter);
    await pass(2_000);
    expect(server.streams).toHaveLength(1);
    expect(server.stream.isClosed).toBe(false);

    counter.remove();
    await pass(2_000);
    expect(server.streams[0]?.isClosed).toBe(true);
  });

  it('shows nothing when the server refuses, not even its fallback', async () => {
    server.answers.set('totals', { status: 401, code: 'token_revoked', detail: 'It was revoked.' });
    const counter = first(put(`<wig-token-counter ${config()}>loading</wig-token-counter>`));
    server.stream.fail();
    await pass();

    expect(counter.shadowRoot?.childNodes).toHaveLength(0);
    expect(server.console).toContain(
      'WigToken shows nothing here: the token layer refused (token_revoked). It was revoked.',
    );
  });

  it('that nobody tells a server says so', () => {
    const counter = first(put('<wig-token-counter token="we_x"></wig-token-counter>'));

    expect(counter.shadowRoot?.childNodes).toHaveLength(0);
    expect(server.console).toEqual([
      'WigToken does not know which server <wig-token-counter> is to show: give it a server attribute.',
    ]);
  });

  it('polls when told to', async () => {
    server.answers.set('totals', { totals });
    put(`<wig-cost-counter ${config()} poll poll-interval-ms="1000"></wig-cost-counter>`);
    await pass(3_100);

    expect(server.streams).toEqual([]);
    expect(server.count('totals')).toBeGreaterThan(3);
  });

  it('keeps its nodes while numbers change, so that a selection stays', () => {
    const counter = first(put(`<wig-token-counter ${config()} mode="messages" lang="en"></wig-token-counter>`));
    server.stream.totals(totals);
    const value = counter.shadowRoot?.querySelector('[part=value]');
    server.stream.totals({ ...totals, messages: 13 });

    expect(counter.shadowRoot?.querySelector('[part=value]')).toBe(value);
    expect(value?.textContent).toBe('13');
  });

  it('changes its dot back and forth', async () => {
    server.answers.set('totals', { totals });
    const dot = first(put(`<wig-embed-pulse-dot ${config()}></wig-embed-pulse-dot>`));
    const look = () => {
      const mark = dot.shadowRoot?.querySelector<HTMLElement>('[part=dot]');
      return [mark?.title, (mark?.firstElementChild as HTMLElement | null)?.style.background, mark?.childElementCount];
    };
    server.stream.totals(totals);
    expect(look()).toEqual(['live', 'currentcolor', 2]);
    server.stream.fail();
    expect(look()).toEqual(['reconnecting', 'none', 1]);
    await pass(1_000);
    server.stream.totals(totals);
    expect(look()).toEqual(['live', 'currentcolor', 2]);
  });

  it('keeps names of others as text', async () => {
    const evil = '"><img src=x onerror=alert(1)>';
    server.answers.set('leaderboard', {
      by: 'user',
      entries: [{ key: evil, messages: 1, costUsd: 1, weightedInputEq: 1 }],
    });
    const users = first(put(`<wig-top-users ${config()}></wig-top-users>`));
    await pass();

    expect(users.shadowRoot?.querySelector('img')).toBeNull();
    expect(users.shadowRoot?.querySelector('bdi')?.textContent).toBe(evil);
  });
});
