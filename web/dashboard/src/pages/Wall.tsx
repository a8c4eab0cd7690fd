import { useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { useSeries, useSummary } from '../api/queries';
import { Shares } from '../charts/Shares';
import { otherLook, Patterns } from '../charts/Swatch';
import icon from '../favicon.svg';
import { useView } from '../filter/useView';
import { useTexts } from '../i18n/TextsProvider';
import { LiveMark } from '../shell/LiveMark';
import { Button } from '../ui/Button';
import { Change } from '../ui/Change';
import { CostFigure } from '../ui/CostFigure';
import { Figure } from '../ui/Figure';
import { Icon } from '../ui/Icon';
import { Name } from '../ui/Name';
import { Panel } from '../ui/Panel';
import { stackOf } from './overview/series';
import { useRange } from './overview/useRange';
import { WallChart } from './WallChart';

/** The numbers for a screen across the room: nothing to touch, and everything follows the filter of the address. */
export default function Wall() {
  const { t } = useTexts();
  const { filter, format, to } = useView();
  const summary = useSummary();
  const users = useSummary('user', 10);
  const models = useSummary('model', 8);
  const series = useSeries('model');
  const range = useRange();
  useEffect(() => {
    document.title = `${t('page.wall')} · WigToken`;
  }, [t]);
  const tiles = useMemo(() => {
    const { totals, previous } = summary.data ?? {};
    return totals
      ? ([
          ['cost', totals.costUsd, previous?.totals.costUsd, 'usd'],
          ['messages', totals.messages, previous?.totals.messages, 'messages'],
          ['tokens', totals.sum, previous?.totals.sum, 'tokens'],
          ['weighted', totals.weighted, previous?.totals.weighted, 'tokens'],
        ] as const)
      : [];
  }, [summary.data]);
  // The list of models is the legend of the chart.
  const stacks = useMemo(
    () => (series.data ? stackOf(series.data, 'cost', key => key, t('others')) : []),
    [series.data, t],
  );
  const lookOf = (model: string) => stacks.find(one => one.name === model)?.look ?? otherLook;
  return (
    <main className="wall">
      <Patterns />
      <header className="wall-head">
        <h1>
          <img src={icon} alt="" width="40" height="40" />
          {t(`rangeLong.${filter.range}`)}
        </h1>
        <p className="hint">{range}</p>
        <LiveMark />
        <Button
          kind="ghost"
          onClick={() =>
            void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
          }
        >
          {t('fullScreen')}
        </Button>
        <Link href={to('/')} className="button ghost square" aria-label={t('leaveWall')} title={t('leaveWall')}>
          <Icon name="close" />
        </Link>
      </header>
      <Panel title={t('headline')} isTitleShown={false} query={summary} skeleton="figures" className="wall-tiles">
        {() => (
          <dl className="tiles">
            {tiles.map(([name, value, before, unit]) => (
              <div key={name} className="tile">
                <dt>{t(name)}</dt>
                <dd>
                  <span className="tile-value">
                    <Figure value={value} unit={unit} />
                  </span>
                  <Change now={value} before={before} unit={unit === 'usd' ? 'usd' : 'number'} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Panel>
      <Panel title={t('overTimeTitle', { what: t('cost') })} query={series} skeleton="chart" className="wall-chart">
        {data => <WallChart data={data} stacks={stacks} />}
      </Panel>
      {(
        [
          ['topUsers', users, undefined],
          ['shareOfCost', models, lookOf],
        ] as const
      ).map(([title, query, look]) => (
        <Panel key={title} title={t(title)} query={query} className="wall-list">
          {data => (
            <Shares
              percent={format.percent}
              shares={(data.entries ?? []).map(entry => ({
                key: entry.key,
                name: <Name>{entry.key}</Name>,
                part: data.totals.costUsd > 0 ? entry.totals.costUsd / data.totals.costUsd : 0,
                value: <CostFigure totals={entry.totals} />,
                look: look?.(entry.key),
              }))}
            />
          )}
        </Panel>
      ))}
    </main>
  );
}
