import { describe, expect, it } from 'vitest';
import { type Filter, isNarrowed, noFilter, readFilter, writeFilter } from '../src/filter/filter';

const read = (filter: Filter) => readFilter(writeFilter(filter).slice(1));

describe('the address', () => {
  it('is empty for the usual filter', () => expect(writeFilter(noFilter)).toBe(''));

  it.each([
    { ...noFilter, range: '1h' },
    { ...noFilter, range: 'custom', from: 1_700_000_000_000, to: 1_700_086_400_000 },
    { ...noFilter, compare: false, tz: 'Asia/Seoul' },
    { ...noFilter, user: '', project: ' ', machine: '__proto__', model: 'a&b=c#d?e/%2F+"><img>' },
    { ...noFilter, user: '👩‍💻 ünï\r\n=1' },
  ] satisfies Filter[])('gives back what was put in: %o', filter => expect(read(filter)).toEqual(filter));

  it.each([
    ['range=yesterday', noFilter],
    ['range=custom', noFilter],
    ['range=custom&from=2&to=1', noFilter],
    ['range=custom&from=-1&to=1e3', noFilter],
    ['range=custom&from=1&to=999999999999999', { ...noFilter, range: 'custom', from: 1, to: 999_999_999_999_999 }],
    ['tz=Nowhere/City', noFilter],
    ['tz=%2B05:00', noFilter],
    ['range=7d&range=1h', noFilter],
    ['%%%&=&x', noFilter],
  ])('takes %s for what it can mean', (search, filter) => expect(readFilter(search)).toEqual(filter));

  it('carries what is not the filter along', () => {
    expect(writeFilter({ ...noFilter, user: 'a' }, { id: 'x&y' })).toBe('?user=a&id=x%26y');
  });
});

it('knows when it is narrowed down: an empty name is a name', () => {
  expect([noFilter, { ...noFilter, range: '1h' as const }, { ...noFilter, project: '' }].map(isNarrowed)).toEqual([
    false,
    false,
    true,
  ]);
});
