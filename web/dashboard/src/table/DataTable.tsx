import type { ReactNode } from 'react';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { Icon } from '../ui/Icon';
import { ScrollBox } from '../ui/ScrollBox';
import type { Column } from './columns';
import { Pager } from './Pager';
import { TableTools } from './TableTools';
import { type Sorting, useDataTable } from './useDataTable';

type Props<T> = {
  /** What the table is of, for screen readers; and what its exports are called. */
  name: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  sorting: Sorting;
  rowKey: (row: T) => string;
  /** Buttons at the end of a row. */
  actions?: (row: T) => ReactNode;
  tools?: ReactNode;
};

/** Rows that are sorted, searched, paged, and exported as they are shown. */
// biome-ignore lint/suspicious/noExplicitAny: the bound of the table library
export function DataTable<T extends Record<string, any>>({
  name,
  rows,
  columns,
  sorting,
  rowKey,
  actions,
  tools,
}: Props<T>) {
  const { t, n } = useTexts();
  const { format } = useView();
  const table = useDataTable(rows, columns, sorting);
  const byId = new Map(columns.map(column => [column.id, column]));
  const shown = table.getRowModel().rows;
  const found = table.getFilteredRowModel().rows.length;
  return (
    <div className="table-box">
      <TableTools name={name} table={table} columns={columns}>
        {tools}
      </TableTools>
      <ScrollBox name={name}>
        <table>
          <caption className="unseen">{name}</caption>
          <thead>
            {table.getHeaderGroups().map(group => (
              <tr key={group.id}>
                {group.headers.map(header => {
                  const sorted = header.column.getIsSorted();
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      className={byId.get(header.column.id)?.isNumber ? 'number' : undefined}
                      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
                    >
                      <button type="button" className="sorter" onClick={header.column.getToggleSortingHandler()}>
                        {byId.get(header.column.id)?.header}
                        <span className={`sort-mark${sorted === 'desc' ? ' turned' : ''}${sorted ? '' : ' off'}`}>
                          <Icon name="up" size={12} />
                        </span>
                      </button>
                    </th>
                  );
                })}
                {actions && (
                  <th scope="col">
                    <span className="unseen">{t('actions')}</span>
                  </th>
                )}
              </tr>
            ))}
          </thead>
          <tbody>
            {shown.map(row => (
              <tr key={rowKey(row.original)}>
                {row.getVisibleCells().map(cell => {
                  const column = byId.get(cell.column.id);
                  const content = column?.show ? column.show(row.original) : column?.value(row.original);
                  const className = column?.isNumber ? 'number' : column?.isKey ? 'key' : undefined;
                  return column?.isKey ? (
                    <th key={cell.id} scope="row" className={className}>
                      {content}
                    </th>
                  ) : (
                    <td key={cell.id} className={className}>
                      {content}
                    </td>
                  );
                })}
                {actions && <td className="row-actions">{actions(row.original)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        {found === 0 && <p className="empty">{t('noMatch')}</p>}
      </ScrollBox>
      <footer className="table-foot">
        <span role="status">{n('rows', found, format.number(found))}</span>
        <Pager
          page={table.state.pagination.pageIndex}
          pages={table.getPageCount()}
          onPage={page => table.setPageIndex(page)}
        />
      </footer>
    </div>
  );
}
