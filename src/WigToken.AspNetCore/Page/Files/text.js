// What the page says, and numbers and times as the visitor writes them.
const languages = ['en', 'ko', 'ja', 'zh'];
const language = navigator.languages.map(tag => tag.split('-')[0]).find(tag => languages.includes(tag)) ?? 'en';
const texts = await (await fetch(`./assets/strings.${language}.json`)).json();

export function text(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function translatePage() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]'))
    element.textContent = text(element.dataset.text);
}

function formatter(Format, options) {
  const format = new Format(navigator.languages, options);
  return value => format.format(value);
}

const dollars = digits => formatter(Intl.NumberFormat, {
  style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', minimumFractionDigits: Math.min(digits, 2), maximumFractionDigits: digits,
});
const unit = (name, options) => formatter(Intl.NumberFormat, { style: 'unit', unit: name, maximumFractionDigits: 1, ...options });

export const count = formatter(Intl.NumberFormat, {});
export const whole = formatter(Intl.NumberFormat, { maximumFractionDigits: 0 });
export const share = formatter(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 1 });
export const usd = dollars(2);
export const finerUsd = dollars(4);
export const roundUsd = dollars(0);
export const megabytes = unit('megabyte');
export const megabytesPerSecond = unit('megabyte-per-second');
export const seconds = unit('second', { unitDisplay: 'long', maximumFractionDigits: 0 });
export const minutes = unit('minute', { unitDisplay: 'long', maximumFractionDigits: 0 });
export const day = formatter(Intl.DateTimeFormat, { month: 'short', day: 'numeric' });
export const shortDay = formatter(Intl.DateTimeFormat, { month: 'numeric', day: 'numeric' });
export const moment = formatter(Intl.DateTimeFormat, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
