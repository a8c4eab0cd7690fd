// What one writes first: read a file, split it into lines, parse every line, keep the best copy of each message.
//   node benchmarks/naive.mjs DIR
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const best = new Map();
for (const file of readdirSync(process.argv[2], { recursive: true })) {
  if (!file.endsWith('.jsonl'))
    continue;
  for (const text of readFileSync(join(process.argv[2], file), 'utf8').split('\n')) {
    let line;
    try {
      line = JSON.parse(text);
    } catch {
      continue;
    }
    const { id, usage } = line?.message ?? {};
    if (line?.type === 'assistant' && id && usage && !(best.get(id)?.output_tokens > usage.output_tokens))
      best.set(id, usage);
  }
}

const totals = { input: 0, cacheCreation: 0, cacheRead: 0, output: 0 };
for (const usage of best.values()) {
  totals.input += usage.input_tokens ?? 0;
  totals.cacheCreation += usage.cache_creation_input_tokens ?? 0;
  totals.cacheRead += usage.cache_read_input_tokens ?? 0;
  totals.output += usage.output_tokens ?? 0;
}
console.log(JSON.stringify({ messages: best.size, totals }));
