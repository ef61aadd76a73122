/**
 * `npm run package:signature`: makes the npm package @qujat/signature in dist/packages/signature (or the folder given): the
 * modules that libs/signature/src/index.ts reaches, compiled, with their types, and what they use of @qujat/kernel beside them.
 * The folder is ready for `npm pack` and `npm publish`.
 */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { transformFile } from '@swc/core';
import ts from 'typescript';
import { root, swcOptions } from './swc.mjs';

const NAME = '@qujat/signature';
const VERSION = '0.1.0';
const LIBS = path.join(root, 'libs');
const ENTRY = path.join(LIBS, 'signature', 'src', 'index.ts');

/** What a module imports, statically and on demand. */
const importsOf = (code) => ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
/** The package that an import names: `pkijs`, `@noble/hashes`. */
const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
/** Where a file of libs/ lies in the package. */
const placeOf = (file) => path.join('lib', path.relative(LIBS, file));

async function write(out, name, text) {
  const file = path.join(out, name);
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, text);
}

/** Compiles a module. JSON becomes one too, so that no reader need know import attributes. */
async function compile(file) {
  if (file.endsWith('.json')) return `export default ${(await fs.readFile(file, 'utf8')).trim()};\n`;
  const { code } = await transformFile(file, { ...swcOptions, sourceMaps: false });
  return code.replace(/(from ['"]\.[^'"]+\.json)(['"]) with \{\s*type: ['"]json['"]\s*\}/g, '$1.js$2');
}

/** Writes every module that the entry reaches. Returns what they import from outside. */
async function writeModules(out) {
  const outside = new Set();
  const seen = new Set([ENTRY]);
  for (const file of seen) {
    const code = await compile(file);
    await write(out, placeOf(file).replace(/\.ts$|(?<=\.json)$/, '.js'), code);
    for (const specifier of importsOf(code)) {
      if (!specifier.startsWith('.')) outside.add(specifier);
      else
        seen.add(path.resolve(path.dirname(file), specifier.replace(/\.json\.js$/, '.json').replace(/\.js$/, '.ts')));
    }
  }
  return outside;
}

const said = (diagnostics) =>
  ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });

/** Writes the types. Returns what they import from outside. */
async function writeTypes(out) {
  const { options } = ts.getParsedCommandLineOfConfigFile(
    path.join(root, 'tsconfig.json'),
    { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: LIBS, outDir: path.join(out, 'lib') },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => console.error(said([problem])) },
  );
  const program = ts.createProgram([ENTRY], options);
  const files = [];
  const { diagnostics } = program.emit(undefined, (name, text) => files.push({ name, text }));
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0) throw new Error(said(problems));
  const outside = new Set();
  for (const { name, text } of files) {
    const types = text.replace(/(?<=from ['"])@qujat\/([a-z-]+)(?=['"])/g, (_, library) => {
      const target = path.join(out, 'lib', library, 'src', 'index.js');
      return path.relative(path.dirname(name), target);
    });
    await write('', name, types);
    for (const specifier of importsOf(types)) if (!specifier.startsWith('.')) outside.add(specifier);
  }
  return outside;
}

/** The manifest; versions are those that the repository is tested with. */
async function manifest(outside) {
  const { license, engines, dependencies } = JSON.parse(await fs.readFile(path.join(root, 'package.json'), 'utf8'));
  const needed = [...new Set(outside.map(packageOf))].sort();
  const unknown = needed.filter((name) => dependencies[name] === undefined);
  if (unknown.length > 0) throw new Error(`not a dependency of the repository: ${unknown.join(', ')}`);
  const entry = `./${placeOf(ENTRY)}`;
  const types = entry.replace(/\.ts$/, '.d.ts');
  return {
    name: NAME,
    version: VERSION,
    description: 'Verifies and makes electronic signatures of Kazakhstan: CMS/CAdES, XML/XAdES, ASiC, GOST and RSA',
    license,
    type: 'module',
    engines,
    // Nothing here is run for its effects: a bundler may leave out what is not used.
    sideEffects: false,
    types,
    exports: { '.': { types, default: entry.replace(/\.ts$/, '.js') } },
    files: ['lib', 'README.md', 'LICENSE'],
    dependencies: Object.fromEntries(needed.map((name) => [name, dependencies[name]])),
  };
}

/** Makes the package in `out`, afresh. */
export async function packageSignature(out) {
  await fs.rm(path.join(out, 'lib'), { recursive: true, force: true });
  const outside = [...(await writeModules(out)), ...(await writeTypes(out))];
  await write(out, 'package.json', `${JSON.stringify(await manifest(outside), null, 2)}\n`);
  await fs.copyFile(path.join(LIBS, 'signature', 'README.md'), path.join(out, 'README.md'));
  await fs.copyFile(path.join(root, 'LICENSE'), path.join(out, 'LICENSE'));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const out = path.resolve(process.argv[2] ?? path.join(root, 'dist', 'packages', 'signature'));
  await packageSignature(out);
  console.log(`${NAME} ${VERSION} is in ${path.relative(process.cwd(), out) || '.'}`);
}
