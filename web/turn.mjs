import { openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const limitMs = 10 * 60_000;

/** Waits until no other process holds the file, and holds it until this one ends. */
export async function takeTurn(file) {
  const until = Date.now() + limitMs;
  while (!tryTake(file)) {
    if (Date.now() > until)
      throw new Error(`Another build has held ${file} for ten minutes. If there is none, delete it.`);
    await setTimeout(100);
  }

  process.on('exit', () => rmSync(file, { force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
}

function tryTake(file) {
  try {
    writeSync(openSync(file, 'wx'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }

  // Whoever was killed has not cleaned up.
  const holder = Number(read(file));
  if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
  return false;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
