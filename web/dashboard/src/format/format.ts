/** How numbers and times are written for one reader. Created once for a language and a time zone: Intl's formats are slow to make. */
export class Format {
  private readonly whole: Intl.NumberFormat;
  private readonly short: Intl.NumberFormat;
  private readonly dollars: Intl.NumberFormat;
  private readonly shortDollars: Intl.NumberFormat;
  private readonly wholeDollars: Intl.NumberFormat;
  private readonly exactDollars: Intl.NumberFormat;
  private readonly smallDollars: Intl.NumberFormat;
  private readonly parts: Intl.NumberFormat;
  private readonly change: Intl.NumberFormat;
  private readonly largeChange: Intl.NumberFormat;
  private readonly ago: Intl.RelativeTimeFormat;
  private readonly times = new Map<string, Intl.DateTimeFormat>();

  constructor(
    readonly language: string,
    readonly timeZone: string,
  ) {
    const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options);
    const usd = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;
    this.whole = number({ maximumFractionDigits: 2 });
    this.short = number({ notation: 'compact', minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
    this.dollars = number(usd);
    this.shortDollars = number({
      ...usd,
      notation: 'compact',
      minimumSignificantDigits: 3,
      maximumSignificantDigits: 3,
    });
    this.wholeDollars = number({ ...usd, notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 });
    this.exactDollars = number({ ...usd, maximumFractionDigits: 9 });
    this.smallDollars = number({ ...usd, maximumSignificantDigits: 2 });
    this.parts = number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.change = number({ style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
    this.largeChange = number({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
    this.ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  }

  readonly number = (value: number) => this.whole.format(value);

  /** Three digits and a unit of size, so that a column of them can be compared. */
  readonly compact = (value: number) => (Math.abs(value) < 1000 ? this.whole.format(value) : this.short.format(value));

  readonly usd = (value: number) =>
    value !== 0 && Math.abs(value) < 0.01 ? this.smallDollars.format(value) : this.dollars.format(value);

  readonly compactUsd = (value: number) =>
    Math.abs(value) < 10_000 ? this.usd(value) : this.shortDollars.format(value);

  /** To the nano-dollar, as it is kept. */
  readonly exactUsd = (value: number) => this.exactDollars.format(value);

  /** Round sums of dollars without cents, for the marks of an axis. */
  readonly axisUsd = (value: number) => (Number.isInteger(value) ? this.wholeDollars.format(value) : this.usd(value));

  readonly percent = (value: number) => this.parts.format(value);

  readonly signedPercent = (value: number) => (Math.abs(value) < 1 ? this.change : this.largeChange).format(value);

  readonly date = (at: number) => this.time('date', { dateStyle: 'medium' }).format(at);

  readonly dateTime = (at: number) => this.time('dateTime', { dateStyle: 'medium', timeStyle: 'short' }).format(at);

  readonly exactTime = (at: number) => this.time('exact', { dateStyle: 'full', timeStyle: 'long' }).format(at);

  readonly clock = (at: number) =>
    this.time('clock', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at);

  readonly weekday = (at: number) => this.time('weekday', { weekday: 'short' }).format(at);

  readonly month = (at: number) => this.time('month', { month: 'short' }).format(at);

  /** What a tick of a time axis says, by how long a bucket is. */
  readonly tick = (at: number, step: number) =>
    step < 86_400_000
      ? this.time('tickTime', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
      : step < 28 * 86_400_000
        ? this.time('tickDay', { month: 'short', day: 'numeric' }).format(at)
        : this.time('tickMonth', { month: 'short', year: '2-digit' }).format(at);

  /** What a bucket is called. */
  readonly bucket = (at: number, step: number) =>
    step < 86_400_000
      ? this.time('bucketTime', {
          weekday: 'short',
          month: 'short',
          day: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }).format(at)
      : step < 28 * 86_400_000
        ? this.time('bucketDay', { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' }).format(at)
        : this.time('bucketMonth', { year: 'numeric', month: 'long' }).format(at);

  readonly relative = (at: number, now: number) => {
    const seconds = Math.round((at - now) / 1000);
    for (const [unit, length] of [
      ['day', 86_400],
      ['hour', 3600],
      ['minute', 60],
    ] as const) {
      if (Math.abs(seconds) >= length) return this.ago.format(Math.trunc(seconds / length), unit);
    }
    return this.ago.format(seconds, 'second');
  };

  readonly duration = (milliseconds: number) => {
    const minutes = Math.round(milliseconds / 60_000);
    const unit = (value: number, name: string) =>
      new Intl.NumberFormat(this.language, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
    if (minutes < 1) return unit(Math.round(milliseconds / 1000), 'second');
    return minutes < 60
      ? unit(minutes, 'minute')
      : `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`;
  };

  private time(name: string, options: Intl.DateTimeFormatOptions) {
    let format = this.times.get(name);
    if (!format) {
      format = new Intl.DateTimeFormat(this.language, { ...options, timeZone: this.timeZone });
      this.times.set(name, format);
    }
    return format;
  }
}
