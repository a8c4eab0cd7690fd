import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error: a tool of the build, without types
import { generate, output } from '../scripts/contract.mjs';

it('is what the server’s document says; else: npm run contract', () =>
  expect(readFileSync(output, 'utf8')).toBe(generate()));
