import { useAccess } from '../../api/queries';
import { useTexts } from '../../i18n/TextsProvider';
import { LabelLink } from '../../ui/LabelLink';
import { type KeyRow, KeyTable } from '../KeyTable';
import { Agents } from './Agents';

const show = (row: KeyRow) => <LabelLink label="machine" value={row.key} />;

export default function Machines() {
  const { t } = useTexts();
  const access = useAccess();
  return (
    <div className="grid">
      {access.data?.admin && <Agents />}
      <div className="span-all">
        <KeyTable
          title={t('byMachine')}
          isTitleShown={access.data?.admin === true}
          by="machine"
          keyName={t('label.machine')}
          show={show}
        />
      </div>
    </div>
  );
}
