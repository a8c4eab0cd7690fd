import {
  BurnSparkline,
  CostCounter,
  LiveTicker,
  MessageCounter,
  ModelLegend,
  ProviderConfig,
  StatGrid,
  TokenCounter,
  TopModels,
  useProviderStatus,
} from '@wigtoken/widget';
import { createRoot } from 'react-dom/client';

function Usage() {
  // What the widgets cannot show they leave out; a page may say so in its own words.
  if (useProviderStatus().state === 'refused') return <p>Our numbers are not shown here.</p>;
  return (
    <>
      <section className="hero">
        <h1>Everything our assistants have read and written</h1>
        <TokenCounter mode="raw" label="tokens since May" />
        <div className="ticker">
          <LiveTicker />
        </div>
      </section>
      <StatGrid metrics={['weighted', 'cost', 'messages']} />
      <div className="columns">
        <section>
          <h2>This week</h2>
          <BurnSparkline hours={168} />
        </section>
        <section>
          <h2>Models</h2>
          <ModelLegend />
        </section>
        <section>
          <h2>What they cost</h2>
          <TopModels label="since May" />
        </section>
        <section>
          <h2>What it is made of</h2>
          <TokenCounter style="full" />
        </section>
      </div>
      <p>
        In a line of text: so far <CostCounter style="minimal" fallback="…" /> for{' '}
        <MessageCounter style="minimal" fallback="…" /> answers.
      </p>
    </>
  );
}

const main = document.getElementById('usage');
createRoot(main).render(
  <ProviderConfig server={main.dataset.server} token={main.dataset.token}>
    <Usage />
  </ProviderConfig>,
);
