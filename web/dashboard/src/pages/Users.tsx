import { useTexts } from '../i18n/TextsProvider';
import { LabelLink } from '../ui/LabelLink';
import { type KeyRow, KeyTable } from './KeyTable';
import { TimeCard } from './overview/TimeCard';

const show = (row: KeyRow) => <LabelLink label="user" value={row.key} path="/user" />;

export default function Users() {
  const { t } = useTexts();
  return (
    <div className="grid">
      <TimeCard by="user" />
      <div className="span-all">
        <KeyTable title={t('page.users')} by="user" keyName={t('label.user')} show={show} />
      </div>
    </div>
  );
}
