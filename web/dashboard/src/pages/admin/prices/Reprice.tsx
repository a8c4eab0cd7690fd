import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useReprice, useStartReprice } from '../../../api/admin';
import { useTexts } from '../../../i18n/TextsProvider';
import { Button } from '../../../ui/Button';
import { Confirm } from '../../../ui/Confirm';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Panel } from '../../../ui/Panel';
import { RepriceProgress } from './RepriceProgress';

/** What the history would cost at the prices of now: looked at first, then done. */
export function Reprice() {
  const { t } = useTexts();
  const query = useReprice();
  const start = useStartReprice();
  const [isAsked, setAsked] = useState(false);
  const client = useQueryClient();
  const isApplied = query.data?.state === 'done' && !query.data.dryRun;
  useEffect(() => {
    // Every cost of every page is another now, and so is what the book says of itself.
    if (isApplied) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'reprice' });
  }, [isApplied, client]);
  const isRunning = query.data?.state === 'running';
  const preview = query.data?.state === 'done' && query.data.dryRun ? query.data.result : null;
  return (
    <Panel
      title={t('reprice')}
      query={query}
      className="span-all"
      aside={
        <Button disabled={isRunning || start.isPending} onClick={() => start.mutate(true)}>
          {t('previewReprice')}
        </Button>
      }
    >
      {status => (
        <>
          <p className="hint">{t('repriceHint')}</p>
          {start.error && !isAsked && <ErrorNote error={start.error} />}
          <RepriceProgress status={status} />
          {preview && preview.changed > 0 && (
            <div className="actions">
              <Button kind="primary" onClick={() => setAsked(true)}>
                {t('applyReprice')}
              </Button>
            </div>
          )}
          <Confirm
            title={t('applyReprice')}
            action={t('applyReprice')}
            isOpen={isAsked}
            isBusy={start.isPending}
            error={start.error}
            onClose={() => setAsked(false)}
            onConfirm={() => start.mutate(false, { onSuccess: () => setAsked(false) })}
          >
            <p>{t('repriceText')}</p>
          </Confirm>
        </>
      )}
    </Panel>
  );
}
