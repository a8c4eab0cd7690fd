import type english from './texts/en.json';

export type Table = Record<keyof typeof english, string>;

/** A text by its key; the plural ones are asked for without their ending. */
export type Key = keyof typeof english;
export type PluralKey = Key extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;

export const languages = { en: 'English', ko: '한국어', ja: '日本語', zh: '简体中文' } as const;
export type Language = keyof typeof languages;

const tables: Record<Language, () => Promise<{ default: Table }>> = {
  en: () => import('./texts/en.json'),
  ko: () => import('./texts/ko.json'),
  ja: () => import('./texts/ja.json'),
  zh: () => import('./texts/zh.json'),
};

export const loadTable = async (language: Language): Promise<Table> => (await tables[language]()).default;

export const isLanguage = (text: string | null): text is Language => text !== null && Object.hasOwn(languages, text);

/** The first language of a list that there are texts in. */
export const pickLanguage = (wanted: readonly string[]): Language =>
  wanted.map(one => one.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';

export type Values = Record<string, string | number>;

export class Texts {
  private readonly plural: Intl.PluralRules;

  constructor(
    readonly language: Language,
    private readonly table: Table,
  ) {
    this.plural = new Intl.PluralRules(language);
  }

  readonly t = (key: Key, values?: Values): string => fill(this.table[key] ?? key, values);

  /** A text that depends on a number; `{count}` is how the number is shown. */
  readonly n = (key: PluralKey, count: number, shown: string, values?: Values): string => {
    const form = `${key}_${this.plural.select(count)}` as Key;
    return fill(this.table[form] ?? this.table[`${key}_other` as Key], { ...values, count: shown });
  };

  /** A text for a word of the server's, or the word itself where there is none. */
  readonly word = (prefix: string, word: string): string => this.table[`${prefix}.${word}` as Key] ?? word;
}

const fill = (text: string, values?: Values) =>
  values
    ? text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole))
    : text;
