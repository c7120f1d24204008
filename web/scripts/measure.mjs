// Says how much script the first view loads, compressed, and fails over the budget of 250 KiB.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 250 * 1024;
const manifest = JSON.parse(readFileSync('dist/manifest.json', 'utf8'));
const size = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;

function scripts(keys, seen = new Set()) {
  for (const key of keys) {
    const chunk = manifest[key];
    if (!chunk || seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    scripts(chunk.imports ?? [], seen);
  }
  return seen;
}

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
const total = (files) => [...files].reduce((sum, file) => sum + size(file), 0);

const pages = {
  'sign-in': ['index.html', 'src/features/sign-in/sign-in-page.tsx'],
  'my work': ['index.html', 'src/features/my-work/my-work-page.tsx'],
  changes: ['index.html', 'src/features/changes/changes-page.tsx'],
  'a change': ['index.html', 'src/features/change/change-page.tsx'],
  'new change': ['index.html', 'src/features/new-change/new-change-page.tsx'],
};

let worst = 0;
for (const [name, keys] of Object.entries(pages)) {
  const bytes = total(scripts(keys));
  worst = Math.max(worst, bytes);
  console.log(`first load, ${name}: ${kib(bytes)} of script, compressed`);
}
if (worst > budget) {
  console.error(`The budget is ${kib(budget)}: split a route, or leave something out.`);
  process.exit(1);
}
