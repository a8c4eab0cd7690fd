import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pickLanguage, Texts } from '../src/i18n/texts';
import en from '../src/i18n/texts/en.json';
import ja from '../src/i18n/texts/ja.json';
import ko from '../src/i18n/texts/ko.json';
import zh from '../src/i18n/texts/zh.json';

type Table = Record<string, string>;

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort();

// Placeholders, names and figures read the same everywhere.
const isSameEverywhere = (text: string) => text.replace(/\{\w+\}/g, '').replace(/[\s\d/.]/g, '') === '';

describe.each([
  ['ko', ko, /[가-힣]/],
  ['ja', ja, /[぀-ヿ一-鿿]/],
  ['zh', zh, /[一-鿿]|Token/],
] as [string, Table, RegExp][])('%s', (_, table, script) => {
  it('has every text, and no other', () => expect(Object.keys(table)).toEqual(Object.keys(en)));

  it('fills in the same values', () => {
    for (const [key, text] of Object.entries(en as Table))
      expect(placeholders(table[key] ?? ''), key).toEqual(placeholders(text));
  });

  it('says it in its own words', () => {
    for (const [key, text] of Object.entries(en as Table))
      if (!isSameEverywhere(text)) expect(table[key], key).toMatch(script);
  });
});

const sources = (readdirSync(join(import.meta.dirname, '../src'), { recursive: true, encoding: 'utf8' }) as string[])
  .filter(name => /\.tsx?$/.test(name) && !name.endsWith('contract.ts'))
  .map(name => readFileSync(join(import.meta.dirname, '../src', name), 'utf8'))
  .join('\n');

it('has no text that nothing says', () => {
  const said = new Set([...sources.matchAll(/['"]([\w.]+)['"]/g)].map(match => match[1]));
  const families = new Set(
    [...sources.matchAll(/`(\w+)\.\$\{/g), ...sources.matchAll(/word\('(\w+)'/g)].map(match => match[1]),
  );
  const idle = Object.keys(en).filter(
    key => !said.has(key.replace(/_(one|other)$/, '')) && !families.has(key.split('.')[0]),
  );
  expect(idle).toEqual([]);
});

it('chooses the form that a number needs', () => {
  const { n } = new Texts('en', en);
  expect([n('rows', 1, '1'), n('rows', 2, '2'), n('rows', 0, '0')]).toEqual(['1 row', '2 rows', '0 rows']);
  expect(new Texts('ko', ko).n('rows', 1, '1')).toBe('1행');
});

it('fills in a value as it is, whatever it says', () => {
  const { t } = new Texts('en', en);
  expect(t('searchIn', { name: '{name} $& <b>' })).toBe('Search: {name} $& <b>');
  expect(t('searchIn', Object.create({ name: 'inherited' }))).toBe('Search: {name}');
});

it('speaks the first language asked for that it knows', () => {
  expect([['fr-FR', 'ko-KR', 'en'], ['fr'], ['zh-Hant-TW'], []].map(pickLanguage)).toEqual(['ko', 'en', 'zh', 'en']);
});
