import { useCompleteSetup } from '../../../api/admin';
import { useTexts } from '../../../i18n/TextsProvider';
import { Button } from '../../../ui/Button';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Facts } from '../../../ui/Facts';
import type { Scenario } from './Purpose';

export function Finish({ scenario, infra, onDone }: { scenario: Scenario; infra: string; onDone: () => void }) {
  const { t } = useTexts();
  const complete = useCompleteSetup();
  return (
    <>
      <Facts
        facts={[
          [t('scenario'), t(`scenario.${scenario}`)],
          [t('infra'), infra || '–'],
        ]}
      />
      {complete.error && <ErrorNote error={complete.error} />}
      <div className="actions">
        <Button
          kind="primary"
          disabled={complete.isPending}
          onClick={() => complete.mutate({ scenario, infra: infra.trim() }, { onSuccess: onDone })}
        >
          {t('completeSetup')}
        </Button>
      </div>
    </>
  );
}
