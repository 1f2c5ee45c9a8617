// Compiles TypeScript files, each by itself: what comes of one is the same whatever else is compiled. `isolatedModules` in
// tsconfig.json sees to it that it is right, too. Types are not checked: that takes longer than everything else.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const DECORATOR = /^\s*@[A-Z]/m;

/**
 * @param {string} root folder that the names start from
 * @param {readonly string[]} names files to compile
 * @param {string} out folder that takes what is compiled, in the same folders
 */
export async function compile(root, names, out) {
  const isDecorated = (name) => DECORATOR.test(readFileSync(join(root, name), 'utf8'));
  const decorated = names.filter(isDecorated);
  const plain = names.filter((name) => !decorated.includes(name));
  // A process of its own does this while the compiler works here.
  const transpiled = transpile(root, plain, out);
  if (decorated.length > 0) await emitDecorated(root, decorated, out);
  await transpiled;
}

/**
 * Classes with decorators take the TypeScript compiler: it writes down the types that Nest and TypeORM read, and runs the
 * plugins of nest-cli.json, by which doc comments become descriptions.
 */
async function emitDecorated(root, names, out) {
  // Imported, it would be read twice more: to see whether it is an ES module, and for what it exports.
  const ts = require('typescript');
  const { options } = ts.parseJsonConfigFileContent(
    JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')),
    { ...ts.sys, readDirectory: () => [] },
    root,
    { outDir: out, noCheck: true, noResolve: true, types: [] },
  );
  const program = ts.createProgram(
    names.map((name) => join(root, name)),
    options,
    {
      ...ts.createCompilerHost(options),
      // No import leads anywhere, not even to another of these files.
      resolveModuleNameLiterals: (literals) => literals.map(() => ({ resolvedModule: undefined })),
    },
  );
  const faults = program.getSyntacticDiagnostics();
  if (faults.length > 0) {
    process.stderr.write(
      ts.formatDiagnostics(faults, {
        getCurrentDirectory: () => root,
        getCanonicalFileName: (name) => name,
        getNewLine: () => '\n',
      }),
    );
    process.exit(1);
  }
  const { plugins } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8')).compilerOptions;
  const before = await Promise.all(
    plugins.map(async (plugin) => (await pluginOf(plugin.name)).before(plugin.options, program)),
  );
  program.emit(undefined, undefined, undefined, false, { before });
}

/** The plugin of a package. It imports the compiler, which is why it is not imported itself. */
async function pluginOf(name) {
  const { outputFiles } = await build({
    entryPoints: [require.resolve(`${name}/plugin`)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    external: ['typescript'],
  });
  const module = { exports: {} };
  compileFunction(outputFiles[0].text, ['module', 'exports', 'require'])(module, module.exports, require);
  return module.exports;
}

async function transpile(root, names, out) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: names,
    outbase: root,
    outdir: out,
    write: false,
    format: 'esm',
    target: 'es2023',
    charset: 'utf8',
    sourcemap: true,
    sourcesContent: false,
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, verbatimModuleSyntax: true } },
  });
  for (const { path, text } of outputFiles) writeFileSync(path, path.endsWith('.js') ? importingJs(text) : text);
}

/** Imports name the file that is compiled; what runs has to import what came of it. */
const importingJs = (text) =>
  text.replaceAll(/^((?:import|export|\}) .*?"\.[^"\n]*)\.ts";$|(\bimport\("\.[^"\n]*)\.ts"\)/gm, (_, line, call) =>
    line === undefined ? `${call}.js")` : `${line}.js";`,
  );
