import { useTexts } from '../../i18n/TextsProvider';
import { ScrollBox } from '../../ui/ScrollBox';

/** A sum, worked out line by line. */
export function Sum({
  name,
  head,
  rows,
  total,
}: {
  name: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  total: string;
}) {
  const { t } = useTexts();
  return (
    <ScrollBox name={name}>
      <table className="sum">
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th key={cell} scope="col" className={i > 0 ? 'number' : undefined}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([kind, ...cells]) => (
            <tr key={kind}>
              <th scope="row">{kind}</th>
              {cells.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={i} className="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td colSpan={head.length - 1} className="number">
              {total}
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  );
}
