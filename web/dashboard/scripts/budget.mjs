// Fails the build when what a first visit loads has grown over its budget.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const most = 150_000;
const site = join(import.meta.dirname, '../dist/site');
// Made for this; it is not part of the site.
const manifest = JSON.parse(readFileSync(join(site, '.vite/manifest.json'), 'utf8'));

// The entry, the first page, and the texts of one language, each with all that they bring along.
const first = ['index.html', 'src/pages/overview/Overview.tsx', 'src/i18n/texts/ko.json'];
const files = new Set();
const collect = name => {
  const chunk = manifest[name];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) collect(imported);
};
for (const name of first) collect(name);

rmSync(join(site, '.vite'), { recursive: true });

const size = file => gzipSync(readFileSync(join(site, file)), { level: 9 }).length;
const scripts = [...files].filter(file => file.endsWith('.js'));
const bytes = scripts.reduce((sum, file) => sum + size(file), 0);
console.log(
  `first load: ${(bytes / 1000).toFixed(1)} kB of script, gzip, in ${scripts.length} files; at most ${most / 1000} kB`,
);
if (bytes > most) process.exit(1);
