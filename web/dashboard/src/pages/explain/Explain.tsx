import { useExplanation } from '../../api/queries';
import { useTexts } from '../../i18n/TextsProvider';
import { useHashSearch } from '../../router/hash';
import { Panel } from '../../ui/Panel';
import { Cost } from './Cost';
import { Origin } from './Origin';
import { Weight } from './Weight';

/** How one message's figures came about: what was read, which price applied, and the sum. */
export default function Explain() {
  const { t } = useTexts();
  const id = new URLSearchParams(useHashSearch()).get('id') ?? '';
  const query = useExplanation(id);
  return (
    <div className="grid">
      <Panel title={t('theMessage')} query={query} className="span-all">
        {message => <Origin message={message} />}
      </Panel>
      <Panel title={t('theCost')} query={query} className="span-two">
        {message => <Cost message={message} />}
      </Panel>
      <Panel title={t('theWeight')} query={query}>
        {message => <Weight message={message} />}
      </Panel>
    </div>
  );
}
