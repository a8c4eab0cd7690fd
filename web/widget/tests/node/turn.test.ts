import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';

const turn = new URL('../../../turn.mjs', import.meta.url).href;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wigtoken-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A process that holds the file for a moment and writes down when it begins and ends. */
function hold() {
  const [lock, log] = [join(folder, 'lock'), join(folder, 'log')].map(path => JSON.stringify(path));
  const script = `
    import { takeTurn } from ${JSON.stringify(turn)};
    import { appendFileSync } from 'node:fs';
    await takeTurn(${lock});
    appendFileSync(${log}, 'begin ' + process.pid + '\\n');
    await new Promise(done => setTimeout(done, 100));
    appendFileSync(${log}, 'end ' + process.pid + '\\n');`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
}

it('builds at the same time go one after another', async () => {
  await Promise.all([hold(), hold(), hold()]);

  const lines = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(6);
  for (let i = 0; i < 6; i += 2) expect(lines[i + 1]).toBe(lines[i]?.replace('begin', 'end'));
  expect(existsSync(join(folder, 'lock'))).toBe(false);
}, 30_000);

it('the file of a build that was killed holds up nobody', async () => {
  // The highest number that a process can have, and by default none has.
  writeFileSync(join(folder, 'lock'), '4194304');

  await hold();

  expect(existsSync(join(folder, 'lock'))).toBe(false);
}, 30_000);
