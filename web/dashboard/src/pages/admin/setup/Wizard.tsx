import { useState } from 'react';
import { useTexts } from '../../../i18n/TextsProvider';
import { Button } from '../../../ui/Button';
import { Agents } from './Agents';
import { Finish } from './Finish';
import { PublicPages } from './PublicPages';
import { Purpose, type Scenario } from './Purpose';

const steps = ['purpose', 'agents', 'public', 'finish'] as const;

/** One question after another; each answer is carried out at once. */
export function Wizard({ onDone }: { onDone: () => void }) {
  const { t } = useTexts();
  const [at, setAt] = useState(0);
  const [scenario, setScenario] = useState<Scenario>('team');
  const [infra, setInfra] = useState('');
  const step = steps[at] ?? 'finish';
  return (
    <div className="wizard">
      <ol className="steps">
        {steps.map((one, i) => (
          <li key={one} aria-current={i === at ? 'step' : undefined} className={i < at ? 'done' : undefined}>
            {t(`step.${one}`)}
          </li>
        ))}
      </ol>
      <div className="wizard-step">
        <h2>{t(`step.${step}`)}</h2>
        <p className="hint">{t(`stepLong.${step}`)}</p>
        {step === 'purpose' && (
          <Purpose scenario={scenario} onScenario={setScenario} infra={infra} onInfra={setInfra} />
        )}
        {step === 'agents' && <Agents />}
        {step === 'public' && <PublicPages />}
        {step === 'finish' && <Finish scenario={scenario} infra={infra} onDone={onDone} />}
        <div className="actions between">
          <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
            {t('back')}
          </Button>
          {at < steps.length - 1 && (
            <Button kind="primary" onClick={() => setAt(at + 1)}>
              {t('next')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
