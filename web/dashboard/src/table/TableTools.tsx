import type { ReactNode } from 'react';
import { toCsv } from '../format/csv';
import { download } from '../format/download';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Popup } from '../ui/Popup';
import type { Column } from './columns';
import type { useDataTable } from './useDataTable';

type Props<T extends object> = {
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: the bound of the table library
  table: ReturnType<typeof useDataTable<T & Record<string, any>>>;
  columns: readonly Column<T>[];
  children?: ReactNode;
};

/** Search, choice of columns, and export of what is shown: the rows found, in their order, with the columns chosen. */
export function TableTools<T extends object>({ name, table, columns, children }: Props<T>) {
  const { t } = useTexts();
  const view = () => ({
    columns: columns.filter(column => table.getColumn(column.id)?.getIsVisible()),
    rows: table.getSortedRowModel().rows.map(row => row.original),
  });
  const file = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const exportCsv = () => {
    const shown = view();
    const rows = shown.rows.map(row => shown.columns.map(column => column.value(row)));
    download(
      `${file}.csv`,
      'text/csv',
      toCsv(
        shown.columns.map(column => column.id),
        rows,
      ),
    );
  };
  const exportJson = () => {
    const shown = view();
    const rows = shown.rows.map(row => Object.fromEntries(shown.columns.map(column => [column.id, column.value(row)])));
    download(`${file}.json`, 'application/json', `${JSON.stringify(rows, null, 2)}\n`);
  };
  return (
    <div className="table-tools">
      <label className="search">
        <span className="unseen">{t('searchIn', { name })}</span>
        <Icon name="search" />
        <input
          type="search"
          placeholder={t('search')}
          value={(table.state.globalFilter as string | undefined) ?? ''}
          onChange={event => {
            table.setGlobalFilter(event.target.value);
            table.setPageIndex(0);
          }}
        />
      </label>
      {children}
      <Popup align="end" title={t('columns')} trigger={<Button icon="columns" label={t('columns')} />}>
        <fieldset className="checks">
          <legend>{t('columns')}</legend>
          {table
            .getAllLeafColumns()
            .filter(column => column.getCanHide())
            .map(column => (
              <label key={column.id}>
                <input
                  type="checkbox"
                  checked={column.getIsVisible()}
                  onChange={event => column.toggleVisibility(event.target.checked)}
                />
                {columns.find(one => one.id === column.id)?.header}
              </label>
            ))}
        </fieldset>
      </Popup>
      <Popup align="end" title={t('export')} trigger={<Button icon="download" label={t('export')} />}>
        <div className="menu">
          <p className="hint">{t('exportHint')}</p>
          <Button onClick={exportCsv}>CSV</Button>
          <Button onClick={exportJson}>JSON</Button>
        </div>
      </Popup>
    </div>
  );
}
