import { type ReactNode, useMemo } from 'react';
import type { GroupKey, SummaryEntry } from '../api/contract';
import { useSummary } from '../api/queries';
import { useTexts } from '../i18n/TextsProvider';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';
import { usageColumns } from '../table/usageColumns';
import { EmptyUsage } from '../ui/EmptyUsage';
import { Panel } from '../ui/Panel';

export type KeyRow = SummaryEntry & { share: number };

type Props = {
  title: string;
  /** Where it is not the only table of its page. */
  isTitleShown?: boolean;
  by: GroupKey;
  keyName: string;
  show: (row: KeyRow) => ReactNode;
  /** Columns beside those that every table of usage has. */
  more?: readonly Column<KeyRow>[];
};

const none: readonly Column<KeyRow>[] = [];

/** Usage by user, model, machine or project: each with its figures. */
export function KeyTable({ title, isTitleShown = false, by, keyName, show, more = none }: Props) {
  const texts = useTexts();
  const query = useSummary(by, 1000);
  const rows = useMemo(() => {
    const all = query.data?.totals.costUsd ?? 0;
    return (query.data?.entries ?? []).map(entry => ({ ...entry, share: all > 0 ? entry.totals.costUsd / all : 0 }));
  }, [query.data]);
  const columns = useMemo(
    (): Column<KeyRow>[] => [
      { id: by, header: keyName, isKey: true, value: row => row.key, show },
      ...more,
      ...usageColumns(texts, rows),
    ],
    [by, keyName, show, more, texts, rows],
  );
  return (
    <Panel
      title={title}
      isTitleShown={isTitleShown}
      query={query}
      isEmpty={data => data.totals.messages === 0}
      empty={<EmptyUsage />}
    >
      {data => (
        <>
          <DataTable
            name={title}
            rows={rows}
            columns={columns}
            sorting={{ id: 'costUsd', desc: true }}
            rowKey={row => row.key}
          />
          {(data.count ?? 0) > rows.length && (
            <p className="note">{texts.t('onlyFirst', { shown: rows.length, all: data.count ?? 0 })}</p>
          )}
        </>
      )}
    </Panel>
  );
}
