import { useState } from 'react';
import { Link } from 'wouter';
import { useCompleteSetup, useResetSetup, useTokens } from '../../api/admin';
import type { SetupStatusResponse, TokenInfo } from '../../api/contract';
import { useSetup } from '../../api/queries';
import { useView } from '../../filter/useView';
import { useTexts } from '../../i18n/TextsProvider';
import type { Key } from '../../i18n/texts';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { ErrorNote } from '../../ui/ErrorNote';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { Name } from '../../ui/Name';
import { Panel } from '../../ui/Panel';
import { Radios } from '../../ui/Radios';
import { AdminOnly } from './AdminOnly';
import { AddOrigin } from './Embed';
import { IssueToken } from './IssueToken';
import { Secret } from './Secret';

export default function Setup() {
  const { t } = useTexts();
  const query = useSetup();
  const [isAgain, setAgain] = useState(false);
  return (
    <AdminOnly>
      <Panel title={t('page.setup')} query={query} isTitleShown={false}>
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

const steps = ['purpose', 'agents', 'public', 'finish'] as const;

/** One question after another; each answer is carried out at once. */
function Wizard({ onDone }: { onDone: () => void }) {
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

const scenarios = ['solo', 'team', 'public'] as const;
type Scenario = (typeof scenarios)[number];

type PurposeProps = {
  scenario: Scenario;
  onScenario: (scenario: Scenario) => void;
  infra: string;
  onInfra: (infra: string) => void;
};

function Purpose({ scenario, onScenario, infra, onInfra }: PurposeProps) {
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

/** A token for each person whose machine is to send usage. */
function Agents() {
  const { t } = useTexts();
  const tokens = useTokens();
  const [shown, setShown] = useState<TokenInfo | null>(null);
  const users = (tokens.data?.tokens ?? [])
    .filter(token => token.scope === 'ingest' && token.revokedAt === null)
    .map(token => token.user);
  if (shown) return <Secret token={shown} onDone={() => setShown(null)} />;
  return (
    <>
      {users.length > 0 && (
        <p className="badges">
          {t('agentsSoFar')}
          {[...new Set(users)].map(user => (
            <span key={user} className="badge good">
              <Name>{user}</Name>
            </span>
          ))}
        </p>
      )}
      <IssueToken scope="ingest" isScopeFixed onIssued={setShown} />
    </>
  );
}

function PublicPages() {
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

function Finish({ scenario, infra, onDone }: { scenario: Scenario; infra: string; onDone: () => void }) {
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

function Done({ status, onAgain }: { status: SetupStatusResponse; onAgain: () => void }) {
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
