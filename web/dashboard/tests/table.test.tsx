import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { download } from '../src/format/download';
import type { Column } from '../src/table/columns';
import { DataTable } from '../src/table/DataTable';
import { draw } from './drawn';

vi.mock('../src/format/download', () => ({ download: vi.fn() }));

type Row = { name: string; cost: number | null };

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', isKey: true, value: row => row.name },
  { id: 'cost', header: 'Cost', isNumber: true, value: row => row.cost, show: row => `$${row.cost}` },
  { id: 'length', header: 'Length', isNumber: true, isHidden: true, value: row => row.name.length },
];

const rows: Row[] = [
  { name: '=1+1', cost: -2 },
  { name: 'bob', cost: 10 },
  { name: 'alice', cost: 9 },
  { name: 'nobody', cost: null },
];

const show = (data: Row[] = rows) =>
  draw(
    <DataTable
      name="People"
      rows={data}
      columns={columns}
      sorting={{ id: 'cost', desc: true }}
      rowKey={row => row.name}
    />,
  );
const names = () => screen.getAllByRole('rowheader').map(cell => cell.textContent);
const exported = () => vi.mocked(download).mock.calls[0];

beforeEach(() => vi.mocked(download).mockClear());

describe('a table', () => {
  it('sorts by figures as figures, and leaves what has none at the end', () => {
    show();
    expect(names()).toEqual(['bob', 'alice', '=1+1', 'nobody']);
    expect(screen.getByRole('columnheader', { name: 'Cost' }).getAttribute('aria-sort')).toBe('descending');
    fireEvent.click(screen.getByRole('button', { name: 'Cost' }));
    expect(names()).toEqual(['=1+1', 'alice', 'bob', 'nobody']);
    fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['=1+1', 'alice', 'bob', 'nobody']);
  });

  it('finds, and says how many', () => {
    show();
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search: People' }), { target: { value: 'BO' } });
    expect(names()).toEqual(['bob', 'nobody']);
    expect(screen.getByRole('status').textContent).toBe('2 rows');
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search: People' }), { target: { value: 'zzz' } });
    expect(screen.getByText('Nothing matches.')).toBeTruthy();
  });

  it('pages, and goes back to the first page when it searches', () => {
    show(Array.from({ length: 60 }, (_, i) => ({ name: `user ${i}`, cost: i })));
    expect([names().length, names()[0]]).toEqual([25, 'user 59']);
    fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
    fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect([names().length, names()[0]]).toEqual([10, 'user 9']);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'user' } });
    expect(names()[0]).toBe('user 59');
  });

  it('exports what is shown: the rows found, in order, the columns chosen, the exact values', async () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    const popup = await screen.findByRole('dialog');
    fireEvent.click(within(popup).getByRole('checkbox', { name: 'Length' }));
    fireEvent.change(screen.getByRole('searchbox', { hidden: true }), { target: { value: '1' } });
    fireEvent.click(screen.getByRole('button', { name: 'Export', hidden: true }));
    fireEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    expect(exported()).toEqual(['people.csv', 'text/csv', "name,cost,length\r\nbob,10,3\r\n'=1+1,-2,4\r\n"]);
    vi.mocked(download).mockClear();
    fireEvent.click(screen.getByRole('button', { name: 'JSON' }));
    expect(JSON.parse(exported()?.[2] ?? '')).toEqual([
      { name: 'bob', cost: 10, length: 3 },
      { name: '=1+1', cost: -2, length: 4 },
    ]);
  });
});
