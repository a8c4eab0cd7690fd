import { useState } from 'react';
import { useSetup } from '../../../api/queries';
import { useTexts } from '../../../i18n/TextsProvider';
import { Panel } from '../../../ui/Panel';
import { AdminOnly } from '../AdminOnly';
import { Done } from './Done';
import { Wizard } from './Wizard';

export default function Setup() {
  const { t } = useTexts();
  const query = useSetup();
  const [isAgain, setAgain] = useState(false);
  return (
    <AdminOnly>
      <Panel title={t('page.setup')} query={query} isTitleShown={false} className="form-panel">
        {status =>
          status.complete && !isAgain ? (
            <Done status={status} onAgain={() => setAgain(true)} />
          ) : (
            <Wizard onDone={() => setAgain(false)} />
          )
        }
      </Panel>
    </AdminOnly>
  );
}
