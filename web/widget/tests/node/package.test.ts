import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('publint and attw find nothing', () => {
  const run = () =>
    execFileSync('npm', ['run', 'lint:package', '--silent'], {
      cwd: new URL('../../', import.meta.url),
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
  expect(run).not.toThrow();
}, 60_000);
