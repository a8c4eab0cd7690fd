import {
  type ColumnDef,
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Column } from './columns';

const features = tableFeatures({
  columnFilteringFeature,
  columnVisibilityFeature,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

export type Sorting = { id: string; desc: boolean };

// The table wants rows that it may look into; ours are whatever they are.
// biome-ignore lint/suspicious/noExplicitAny: the library's own bound
type Row = Record<string, any>;

export const pageSize = 25;

export function useDataTable<T extends Row>(rows: readonly T[], columns: readonly Column<T>[], sorting: Sorting) {
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, T> => ({
          id: column.id,
          header: column.header,
          // What there is none of stands last, whichever way the rest is sorted.
          accessorFn: row => column.value(row) ?? undefined,
          sortUndefined: 'last',
          sortFn: column.isNumber ? 'basic' : 'alphanumeric',
          sortDescFirst: column.isNumber ?? false,
          enableHiding: !column.isKey,
        }),
      ),
    [columns],
  );
  return useTable({
    features,
    data,
    columns: definitions,
    enableSortingRemoval: false,
    autoResetPageIndex: false,
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
    initialState: {
      sorting: [sorting],
      pagination: { pageIndex: 0, pageSize },
      columnVisibility: Object.fromEntries(columns.filter(column => column.isHidden).map(column => [column.id, false])),
    },
  });
}
