// Puts a .br and a .gz beside every file of a folder that gets smaller by it: node precompress.mjs dist/script
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const texts = /\.(?:css|html|js|json|svg|txt|webmanifest)$/;

const ways = {
  '.br': bytes => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  '.gz': bytes => gzipSync(bytes, { level: 9 }),
};

for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !texts.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const bytes = readFileSync(path);
  for (const [ending, compress] of Object.entries(ways)) {
    const smaller = compress(bytes);
    if (smaller.length < bytes.length) writeFileSync(path + ending, smaller);
  }
}
