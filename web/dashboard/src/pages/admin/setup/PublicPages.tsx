import { useState } from 'react';
import { Link } from 'wouter';
import { useView } from '../../../filter/useView';
import { useTexts } from '../../../i18n/TextsProvider';
import { AddOrigin } from '../embed/AddOrigin';

export function PublicPages() {
  const { t } = useTexts();
  const { to } = useView();
  const [isAdded, setAdded] = useState(false);
  return (
    <>
      <AddOrigin onAdded={() => setAdded(true)} />
      {isAdded && (
        <p className="note" role="status">
          <span>
            {t('originAdded')}{' '}
            <Link href={to('/embed')} className="link">
              {t('page.embed')}
            </Link>
          </span>
        </p>
      )}
    </>
  );
}
