import { Link } from 'wouter';
import { useAccess } from '../api/queries';
import { isNarrowed } from '../filter/filter';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { Button } from './Button';

/** No usage here: what to do next depends on why. */
export function EmptyUsage() {
  const { t } = useTexts();
  const { filter, change, to } = useView();
  const access = useAccess();
  if (isNarrowed(filter)) {
    return (
      <>
        <p>{t('emptyFilter')}</p>
        <Button icon="close" onClick={() => change({ user: null, machine: null, project: null, model: null })}>
          {t('clearAll')}
        </Button>
      </>
    );
  }
  if (filter.range !== 'all') {
    return (
      <>
        <p>{t('emptyRange')}</p>
        <Button icon="calendar" onClick={() => change({ range: 'all', from: null, to: null })}>
          {t('showAll')}
        </Button>
      </>
    );
  }
  return (
    <>
      <p>{access.data?.mode === 'solo' ? t('emptySolo') : t('emptyTeam')}</p>
      {access.data?.admin && access.data.mode === 'team' && (
        <Link href={to('/tokens')} className="button primary">
          {t('issueFirst')}
        </Link>
      )}
    </>
  );
}
