// Builds a package of this workspace when something it is made of has changed: node build.mjs widget
// Builds that run at the same time, of several projects or in several processes, take turns.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeTurn } from './turn.mjs';

const name = process.argv[2] ?? '';
const root = import.meta.dirname;
const installed = join(root, 'node_modules/.package-lock.json');
const built = join(root, name, 'dist/.built');
const notSources = new Set(['dist', 'node_modules', 'tests']);

await takeTurn(join(root, '.build-lock'));
if (!isInstalled()) npm('ci', '--ignore-scripts', '--loglevel=error');
const sources = fingerprint();
if (!existsSync(built) || readFileSync(built, 'utf8') !== sources) {
  npm('run', 'build', '--silent', `--workspace=${name}`);
  writeFileSync(built, sources);
}

function isInstalled() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** By content, so that neither a deleted file nor a change of branch goes unnoticed. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [...files(root, false), ...files(join(root, name), true)].sort())
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function* files(folder, isDeep) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile() && entry.name !== '.build-lock') yield path;
    else if (isDeep && entry.isDirectory() && !notSources.has(entry.name)) yield* files(path, true);
  }
}

function npm(...args) {
  // On Windows npm is a script, which only a shell runs.
  const { status } = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    process.stderr.write(
      `npm ${args.join(' ')} failed in ${root}. To build without the web parts: -p:BuildWeb=false\n`,
    );
    process.exit(1);
  }
}
