import js from '@eslint/js';
import ts from 'typescript-eslint';

/** What the house forbids in source, each with the way to go instead. */
const FORBIDDEN = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Settings come from Config (src/platform/config.ts), checked and with a default.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.value='env']",
    message: 'Settings come from Config (src/platform/config.ts), checked and with a default.',
  },
  {
    selector: "Property[key.name='synchronize'][value.value=true]",
    message: 'Tables are made by hand-written migrations, so that every constraint has a name.',
  },
  {
    selector: "CallExpression[callee.type='MemberExpression'][callee.property.name='save']",
    message: 'save() reads, then writes: two callers lose an update. Write by RowStore, with conditions.',
  },
  {
    selector: 'Decorator > CallExpression[callee.name=/^(Object|Input|Interface)Type$/][arguments.length=1] > Literal',
    message: "Give a description beside the name: Nest's plugin loses a name that stands alone when it adds one.",
  },
  {
    selector: 'SpreadElement > :matches(ObjectExpression, ArrayExpression)',
    message: 'Write the properties or items themselves: a literal spread into a literal says nothing more.',
  },
];
/** Settings may be read from the process by config, and by what starts the service under test. */
const EVERYTHING_BUT_SETTINGS = FORBIDDEN.filter(({ message }) => !message.startsWith('Settings'));

export default ts.config(
  { ignores: ['dist*/', 'node_modules/', 'bench/', 'test/clients/', '.data/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // A Nest module, and the class that stands for a scalar or a type, is a class with nothing inside.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // Numbers read well in sentences, and sentences are what refusals are made of.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A leading underscore says that a value is taken out of an object so as not to pass it on.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Inputs and rows are classes for their decorators alone: they have no methods that a spread could lose.
      '@typescript-eslint/no-misused-spread': 'off',
      // Rows and cursors come in untyped: whoever asked for them says what they are.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Overflows the stack on the types of GraphQL's syntax tree, which contain themselves (8.73).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...FORBIDDEN],
    },
  },
  {
    files: ['src/platform/config.ts', 'test/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYTHING_BUT_SETTINGS] },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
  },
);
