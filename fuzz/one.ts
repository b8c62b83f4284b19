import { readFileSync } from 'node:fs';
import { run, vet } from './judge';

// node dist/fuzz2/one.js vet|run|both FILE…
const [kind, ...files] = process.argv.slice(2);
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  for (const [name, judge] of Object.entries({ vet, run })) {
    if (kind !== name && kind !== 'both') continue;
    const before = process.cpuUsage();
    let problem;
    try {
      problem = judge(text);
    } catch (e) {
      problem = (e as Error).stack?.slice(0, 1500);
    }
    const { user, system } = process.cpuUsage(before);
    console.log(file, name, problem, ((user + system) / 1e6).toFixed(2));
  }
}
