// Says what is wrong with a lockfile: a package for another platform left out, so that installs there break, or the
// address of a registry, so that installs elsewhere do.
import { readFileSync } from 'node:fs';

const faults = process.argv.slice(2).flatMap((file) => {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, resolved }]) => [
    ...Object.keys(optionalDependencies)
      .filter((name) => !locked.has(name))
      .map((name) => `${file}: ${path || 'the project'} may use ${name}, which is not locked`),
    ...(resolved?.startsWith('http') ? [`${file}: ${path} is bound to ${new URL(resolved).host}`] : []),
  ]);
});
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
