import { useTexts } from '../../../i18n/TextsProvider';
import { Radios } from '../../../ui/Radios';

const scenarios = ['solo', 'team', 'public'] as const;
export type Scenario = (typeof scenarios)[number];

type Props = {
  scenario: Scenario;
  onScenario: (scenario: Scenario) => void;
  infra: string;
  onInfra: (infra: string) => void;
};

export function Purpose({ scenario, onScenario, infra, onInfra }: Props) {
  const { t } = useTexts();
  return (
    <div className="form">
      <Radios
        legend={t('scenario')}
        value={scenario}
        options={scenarios.map(value => ({ value, text: t(`scenario.${value}`), hint: t(`scenarioLong.${value}`) }))}
        onChange={onScenario}
      />
      <label className="field">
        <span>{t('infra')}</span>
        <input
          maxLength={256}
          placeholder="Docker, systemd, …"
          value={infra}
          onChange={event => onInfra(event.target.value)}
        />
      </label>
    </div>
  );
}
