import { useQuery } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../src/api/client';
import { HeatMap } from '../src/charts/HeatMap';
import { StackedBars } from '../src/charts/StackedBars';
import { Change } from '../src/ui/Change';
import { Figure } from '../src/ui/Figure';
import { Name } from '../src/ui/Name';
import { Panel } from '../src/ui/Panel';
import { draw } from './drawn';

const evil = '"><img src=x onerror=alert(1)>';

function Asking({ ask }: { ask: () => Promise<string[]> }) {
  const query = useQuery({ queryKey: ['x'], queryFn: ask });
  return (
    <Panel title="Things" query={query} isEmpty={data => data.length === 0} empty={<p>Make one.</p>}>
      {data => <p>{data.join()}</p>}
    </Panel>
  );
}

describe('a panel', () => {
  it('waits, and then shows what it asked for', async () => {
    draw(<Asking ask={async () => ['a', 'b']} />);
    expect(screen.getByRole('region', { name: 'Things' })).toHaveProperty('ariaBusy', 'true');
    expect(screen.getByRole('status').textContent).toContain('Loading');
    expect(await screen.findByText('a,b')).toBeTruthy();
  });

  it('that is empty says what to do', async () => {
    draw(<Asking ask={async () => []} />);
    expect(await screen.findByText('Make one.')).toBeTruthy();
  });

  it('that failed says why, and asks again when told to', async () => {
    const ask = vi.fn(async (): Promise<string[]> => Promise.reject(new ProblemError(503, 'storage_busy', 'busy')));
    draw(<Asking ask={ask} />);
    expect((await screen.findByRole('alert')).textContent).toBe('The database is busy. Try again.');
    expect(screen.queryByRole('link', { name: 'Sign in' })).toBeNull();
    ask.mockResolvedValueOnce(['a']);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('a')).toBeTruthy();
  });

  it('that is refused leads to the sign-in', async () => {
    draw(<Asking ask={async () => Promise.reject(new ProblemError(401, 'token_missing', ''))} />);
    expect((await screen.findByRole('link', { name: 'Sign in' })).getAttribute('href')).toBe('#/sign-in');
  });
});

it('shows a figure in short and exactly', () => {
  draw(<Figure value={1_234_567.5} unit="tokens" />);
  expect(screen.getByTitle('1,234,567.5').textContent).toBe('1.23M');
});

it.each([
  [150, 100, '+50% against the period before'],
  [50, 100, '-50% against the period before'],
  [100, 100, '0% against the period before'],
  [5, 0, 'new'],
  [0, 0, 'no change'],
])('says how %d came from %d', (now, before, text) => {
  const { container } = draw(<Change now={now} before={before} unit="number" />);
  expect(container.textContent).toBe(text);
});

it('shows a name as text, and says when there is none', () => {
  const { container } = draw(
    <>
      <Name>{evil}</Name>
      <Name> </Name>
    </>,
  );
  expect(container.textContent).toBe(`${evil}(no name)`);
  expect(container.querySelector('img')).toBeNull();
});

it('reads a chart out bar by bar', () => {
  draw(
    <StackedBars
      label="Cost"
      bars={[1, 2, 3].map(at => ({ at, name: `day ${at}`, tick: '' }))}
      series={[
        { name: evil, look: 0, values: [1, 0, 3] },
        { name: 'b', look: 1, values: [0, 0, 4] },
      ]}
      short={String}
      exact={value => `$${value}`}
      total="Total"
    />,
  );
  const chart = screen.getByRole('slider', { name: 'Cost' });
  expect(chart.getAttribute('aria-valuetext')).toBe(`day 3, Total $7, ${evil} $3, b $4`);
  fireEvent.keyDown(chart, { key: 'ArrowLeft' });
  expect(chart.getAttribute('aria-valuetext')).toBe('day 2, Total $0');
  fireEvent.keyDown(chart, { key: 'Home' });
  expect(chart.getAttribute('aria-valuetext')).toBe(`day 1, Total $1, ${evil} $1`);
  expect(document.querySelector('img')).toBeNull();
});

it('walks through a calendar and takes a day', async () => {
  const choose = vi.fn();
  const days = Array.from({ length: 30 }, (_, i) => ({ at: Date.UTC(2026, 4, 1 + i), value: i }));
  draw(
    <HeatMap
      label="Cost by day"
      days={days}
      weekdayOf={at => new Date(at).getUTCDay()}
      monthOf={() => 'May'}
      weekdayName={() => 'Mon'}
      nameOf={at => `day ${new Date(at).getUTCDate()}`}
      exact={String}
      isChosen={() => true}
      onChoose={choose}
    />,
  );
  const calendar = screen.getByRole('slider', { name: 'Cost by day' });
  fireEvent.keyDown(calendar, { key: 'ArrowLeft' });
  fireEvent.keyDown(calendar, { key: 'ArrowUp' });
  await waitFor(() => expect(calendar.getAttribute('aria-valuetext')).toBe('day 22: 21'));
  fireEvent.keyDown(calendar, { key: 'Enter' });
  expect(choose).toHaveBeenCalledWith(Date.UTC(2026, 4, 22));
  expect(within(calendar).getByText('day 22')).toBeTruthy();
});
