import { useState } from 'react';
import { useResetSetup } from '../../../api/admin';
import type { SetupStatusResponse } from '../../../api/contract';
import { useTexts } from '../../../i18n/TextsProvider';
import type { Key } from '../../../i18n/texts';
import { Button } from '../../../ui/Button';
import { Confirm } from '../../../ui/Confirm';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Facts } from '../../../ui/Facts';
import { Moment } from '../../../ui/Moment';
import { Name } from '../../../ui/Name';

export function Done({ status, onAgain }: { status: SetupStatusResponse; onAgain: () => void }) {
  const { t, word } = useTexts();
  const reset = useResetSetup();
  const [isAsked, setAsked] = useState(false);
  const said = (key: Key, value: string | null | undefined) =>
    [t(key), value ? <Name key={key}>{value}</Name> : '–'] as const;
  return (
    <>
      <Facts
        facts={[
          [t('mode'), word('modeName', status.mode)],
          [t('database'), status.db.kind],
          [t('version'), status.version],
          [t('scenario'), status.scenario ? word('scenario', status.scenario) : '–'],
          said('infra', status.infra),
          [t('completedAt'), <Moment key="at" at={status.completedAt ?? null} isRelative={false} />],
        ]}
      />
      {reset.error && <ErrorNote error={reset.error} />}
      <div className="actions">
        <Button onClick={onAgain}>{t('setupAgain')}</Button>
        {status.completedAt !== null && <Button onClick={() => setAsked(true)}>{t('resetSetup')}</Button>}
      </div>
      <Confirm
        title={t('resetSetup')}
        action={t('resetSetup')}
        isOpen={isAsked}
        isBusy={reset.isPending}
        error={reset.error}
        onClose={() => setAsked(false)}
        onConfirm={() => reset.mutate(undefined, { onSuccess: () => setAsked(false) })}
      >
        <p>{t('resetText')}</p>
      </Confirm>
    </>
  );
}
