// The parts with names and days in them, shown only to those who may read them.
import { count, day, finerUsd, moment, roundUsd, shortDay, text, usd } from './text.js';

const byId = id => document.getElementById(id);

function cell(tag, content, className = '') {
  const element = document.createElement(tag);
  if (tag === 'th')
    element.scope = 'row';
  element.className = className;
  element.append(content);
  return element;
}

function fill(id, rows) {
  byId(id).replaceChildren(...rows.map(cells => {
    const row = document.createElement('tr');
    row.append(...cells);
    return row;
  }));
}

function draw(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes))
    element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The next of 1, 2, 5, 10, 20, … of which four reach the top. */
function gridStep(top) {
  const power = 10 ** Math.floor(Math.log10(top / 4));
  return [1, 2, 5, 10].map(factor => factor * power).find(step => step * 4 >= top);
}

let buckets = [];
new ResizeObserver(drawDays).observe(byId('days-chart'));

function drawDays() {
  const chart = byId('days-chart');
  const { width, height } = chart.getBoundingClientRect();
  if (width === 0 || buckets.length === 0)
    return;
  const most = Math.max(...buckets.map(bucket => bucket.costUsd), 0.04);
  const step = gridStep(most);
  const costs = Array.from({ length: Math.ceil(most / step) + 1 }, (_, line) => line * step);
  const label = step < 1 ? usd : roundUsd;
  const [left, bottom, top] = [16 + 7 * label(costs.at(-1)).length, 22, 8];
  const y = cost => height - bottom - cost / costs.at(-1) * (height - bottom - top);
  const slot = (width - left) / buckets.length;
  const bar = slot * 0.68;
  const datesApart = Math.ceil(56 / slot);

  const grid = costs.flatMap(cost => [
    draw('line', { x1: left, x2: width, y1: y(cost), y2: y(cost) }),
    draw('text', { x: left - 10, y: y(cost) + 4, 'text-anchor': 'end' }, label(cost)),
  ]);
  const days = buckets.map(({ ts, costUsd }, index) => {
    const x = left + index * slot;
    const parts = [draw('title', {}, `${day(ts)}: ${usd(costUsd)}`), draw('rect', { x, y: top, width: slot, height: height - top })];
    if (costUsd > 0) {
      const size = Math.max(2, y(0) - y(costUsd));
      const round = Math.min(3, size);
      parts.push(draw('path', {
        d: `M${x + (slot - bar) / 2} ${y(0)}v${round - size}q0 ${-round} ${round} ${-round}h${bar - 2 * round}q${round} 0 ${round} ${round}v${size - round}z`,
      }));
    }
    // Counted from the end, so that today has its date.
    if ((buckets.length - 1 - index) % datesApart === 0)
      parts.push(draw('text', { x: x + slot / 2, y: height - 4, 'text-anchor': 'middle' }, shortDay(ts)));
    return draw('g', {}, ...parts);
  });
  chart.replaceChildren(...grid, ...days);
}

export function showDays(timeseries) {
  buckets = timeseries.buckets;
  const sum = buckets.reduce((total, bucket) => total + bucket.costUsd, 0);
  byId('days').hidden = false;
  byId('days-sum').textContent = text('daysSum', { cost: usd(sum) });
  fill('days-rows', buckets.toReversed().map(({ ts, messages, tokensRaw, costUsd }) => [
    cell('th', day(ts)), cell('td', count(messages), 'number'), cell('td', count(tokensRaw), 'number'), cell('td', usd(costUsd), 'number'),
  ]));
  drawDays();
}

export function showModels({ entries }) {
  byId('models').hidden = entries.length === 0;
  fill('models-rows', entries.map(({ key, costUsd }) => {
    const name = cell('th', key);
    const bar = document.createElement('i');
    bar.style.width = `${100 * costUsd / (entries[0].costUsd || 1)}%`;
    name.append(bar);
    return [name, cell('td', usd(costUsd), 'number')];
  }));
}

export function showRecent({ entries }) {
  byId('recent').hidden = entries.length === 0;
  fill('recent-rows', entries.map(entry => {
    const time = document.createElement('time');
    time.dateTime = new Date(entry.ts).toISOString();
    time.textContent = moment(entry.ts);
    const tokens = value => cell('td', count(value), 'number roomy');
    return [
      cell('td', time), cell('td', entry.model), cell('td', entry.user, 'roomy'),
      tokens(entry.inputTokens), tokens(entry.cacheCreation), tokens(entry.cacheRead), tokens(entry.outputTokens),
      cell('td', entry.unpriced ? text('noPrice') : finerUsd(entry.costUsd), 'number'),
    ];
  }));
}
