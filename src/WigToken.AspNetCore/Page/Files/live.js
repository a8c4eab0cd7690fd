// The live totals: they come over the stream; everything else is read again after it said that they changed.
import { showDays, showModels, showRecent } from './parts.js';
import { count, megabytes, megabytesPerSecond, minutes, moment, seconds, share, text, translatePage, usd, whole } from './text.js';

const RETRY_MS = 5000;
const REFRESH_MS = 2000;
const IMPORT_MS = 1000;
const ANNOUNCE_MS = 20000;
const DAYS = 30;

const byId = id => document.getElementById(id);
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

let shown = '';
let announced = -Infinity;
let isStale = false;
let wake = () => {};

function connect() {
  const stream = new EventSource('./api/usage/stream');
  stream.onopen = () => mark('live');
  stream.onerror = () => {
    mark('down');
    // Otherwise the browser connects again by itself.
    if (stream.readyState === EventSource.CLOSED)
      setTimeout(connect, RETRY_MS);
  };
  stream.addEventListener('totals', event => showTotals(JSON.parse(event.data)));
}

function mark(state) {
  if (byId('mark').classList.contains(state))
    return;
  byId('mark').className = `mark ${state}`;
  byId('mark').textContent = text(state);
}

function showTotals({ totals, timestamp }) {
  byId('cost').textContent = usd(totals.costUsd);
  byId('cost').style.setProperty('--length', usd(totals.costUsd).length);
  byId('messages').textContent = count(totals.messages);
  byId('sum').textContent = count(totals.sum);
  byId('weighted').textContent = whole(totals.weighted);
  for (const kind of ['input', 'cacheCreation', 'cacheRead', 'output']) {
    byId(kind).textContent = count(totals[kind]);
    byId(`${kind}-share`).textContent = share(totals[kind] / (totals.sum || 1));
    byId(`${kind}-bar`).style.flexGrow = totals[kind];
  }
  document.querySelector('.bar').classList.toggle('filled', totals.sum > 0);
  byId('unpriced').hidden = totals.unpricedTokens === 0;
  byId('unpriced').textContent = text('unpriced', { tokens: count(totals.unpricedTokens) });
  byId('empty').hidden = totals.messages > 0;
  document.title = `${usd(totals.costUsd)} · WigToken`;

  // The first event only says how things stand, as does the first of a new stream.
  const figures = JSON.stringify(totals);
  if (shown !== '' && shown !== figures)
    byId('changed').textContent = moment(timestamp);
  shown = figures;
  announce(totals);
  isStale = true;
  wake();
}

/** Not every change: a reader that speaks would never come to an end. */
function announce(totals) {
  if (performance.now() - announced < ANNOUNCE_MS)
    return;
  announced = performance.now();
  byId('announcement').textContent = text('announcement', { cost: usd(totals.costUsd), messages: count(totals.messages) });
}

/** The answer; null when it may not be read, undefined when it cannot be just now. */
async function read(path) {
  try {
    const answer = await fetch(`./api/${path}`);
    if (answer.ok)
      return await answer.json();
    return answer.status === 401 || answer.status === 403 ? null : undefined;
  } catch {
    return undefined;
  }
}

async function keepFresh() {
  for (;;) {
    if (!isStale)
      await new Promise(resolve => { wake = resolve; });
    isStale = false;
    const from = new Date();
    from.setHours(0, 0, 0, 0);
    from.setDate(from.getDate() - DAYS + 1);
    const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
    const days = await read(`usage/timeseries?step=day&from=${from.getTime()}&tz=${zone}`);
    if (days === null)
      return;
    const [models, recent] = await Promise.all([read('usage/leaderboard?by=model&limit=5'), read('usage/recent?limit=10')]);
    if (days && byId('empty').hidden)
      showDays(days);
    if (models)
      showModels(models);
    if (recent)
      showRecent(recent);
    if (recent?.entries.length > 0 && byId('changed').textContent === '–')
      byId('changed').textContent = moment(recent.entries[0].ts);
    await pause(REFRESH_MS);
  }
}

async function watchImport() {
  for (;;) {
    const status = await read('setup/status');
    if (status === null)
      return;
    if (status) {
      byId('version').textContent = `WigToken ${status.version}`;
      byId('import').hidden = !status.import || status.import.state === 'done';
      if (byId('import').hidden)
        return;
      showImport(status.import);
    }
    await pause(IMPORT_MS);
  }
}

function showImport({ state, files, filesDone, bytes, bytesDone, bytesPerSecond, messages, remainingMs }) {
  const facts = [text('importWaiting')];
  if (state === 'running') {
    byId('import-bar').max = bytes || 1;
    byId('import-bar').value = bytesDone;
    facts.splice(0, 1,
      text('importFiles', { done: count(filesDone), all: count(files) }),
      `${megabytes(bytesDone / 1e6)} / ${megabytes(bytes / 1e6)}`,
      megabytesPerSecond(bytesPerSecond / 1e6),
      text('importMessages', { count: count(messages) }));
    if (remainingMs !== null)
      facts.push(text('importRemaining', { time: remainingMs < 90_000 ? seconds(remainingMs / 1000) : minutes(remainingMs / 60_000) }));
  }
  byId('import-facts').textContent = facts.join(' · ');
}

translatePage();
mark('connecting');
connect();
keepFresh();
watchImport();
