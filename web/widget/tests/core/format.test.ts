import { describe, expect, it } from 'vitest';
import { figure, language, time } from '../../src/core/format.js';
import { metricOf } from '../../src/core/metrics.js';
import { server } from '../server.js';

describe('a figure', () => {
  it.each([
    [1_234_567, 'raw', 'exact', 'en', '1,234,567'],
    [1_234_567.75, 'weighted', 'exact', 'en', '1,234,568'],
    [1_234_567, 'raw', 'compact', 'en', '1.2M'],
    [999, 'messages', 'compact', 'en', '999'],
    [0, 'raw', 'exact', 'en', '0'],
    [9_007_199_254_740_991, 'raw', 'exact', 'en', '9,007,199,254,740,991'],
    [1_234_567, 'raw', 'compact', 'ko', '123.5만'],
    [1_234_567, 'raw', 'exact', 'de', '1.234.567'],
    [1234.5, 'cost', 'exact', 'en', '$1,234.50'],
    [1234.5, 'cost', 'compact', 'en', '$1.2K'],
    [12.345, 'cost', 'compact', 'en', '$12.35'],
    [0.00123, 'cost', 'exact', 'en', '$0.0012'],
    [0, 'cost', 'exact', 'en', '$0.00'],
  ] as const)('of %d %s, %s, in %s is %s', (value, metric, digits, lang, text) => {
    expect(figure(value, metric, digits, lang)).toBe(text);
  });
});

it('a time of today is the hour, and of another day the date as well', () => {
  const now = Date.now();
  expect(time(now, 'en')).not.toMatch(/[A-Z][a-z]{2} \d/);
  expect(time(now - 3 * 86_400_000, 'en')).toMatch(/[A-Z][a-z]{2} \d/);
});

it.each([
  ['ko', 'ko'],
  ['EN-us', 'en-US'],
  ['', undefined],
  [undefined, undefined],
  ['not a language', undefined],
])('the language %j is %j', (tag, expected) => {
  expect(language(tag)).toBe(expected);
});

it('a metric that is none is named in the console', () => {
  expect(metricOf(undefined)).toBe('weighted');
  expect(metricOf('cacheRead')).toBe('cacheRead');
  expect(metricOf('toString')).toBeUndefined();
  expect(server.console.join()).toContain('knows no metric "toString"');
});
