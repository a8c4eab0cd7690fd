import { expect, it } from 'vitest';
import { toCsv } from '../src/format/csv';

it('is as RFC 4180 has it', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['x,y', 'say "hi"'],
        ['two\nlines', null],
        ['', true],
      ],
    ),
  ).toBe('a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",\r\n,true\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "=cmd|' /C calc'!A0"])('makes %j harmless', text => {
  expect(toCsv(['a'], [[text]]).replaceAll('"', '')).toContain(`\r\n'${text}`);
});

it('leaves numbers as they are', () =>
  expect(toCsv(['a'], [[-1.5], [0.000000001], [1e21]])).toBe('a\r\n-1.5\r\n1e-9\r\n1e+21\r\n'));

it('leaves other texts as they are', () =>
  expect(toCsv(['a'], [['a=b'], [' =1'], ['ünï 👩‍💻']])).toBe('a\r\na=b\r\n =1\r\nünï 👩‍💻\r\n'));
