import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Which folders of `src` the files of another may not import: a message flows left to right and never back. */
const LAYERS = {
  'src/places': 'conversation understanding topics replies channels http inbox import',
  'src/topics': 'conversation channels http inbox database',
  'src/understanding': 'conversation replies channels http inbox database',
  'src/charts': 'conversation channels http inbox database',
  'src/replies': 'channels http inbox database',
  'src/conversation': 'channels http',
  'src/channels': 'understanding inbox',
  'src/desk': 'channels inbox charts',
  'src/chart-server': 'conversation understanding topics places replies channels inbox database',
  dialogs: 'http channels inbox database',
};

function without(files, folders) {
  const regex = `^\\.{1,2}/(?:.*/)?(?:${folders.join('|')})/`;
  const message =
    'This layer knows nothing of that one (LAYERS in eslint.config.js): take what is needed as an argument.';
  return { files, rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] } };
}

export default tseslint.config(
  {
    ignores: ['node_modules', '.data', 'src/generated', 'coverage', 'src/channels/web-chat/public', 'src/desk/public'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-console': 'error',
    },
  },
  { ...without(['src/**/*.ts'], ['cli']), ignores: ['src/cli/**'] },
  ...Object.entries(LAYERS).map(([folder, others]) => without([`${folder}/**/*.ts`], ['cli', ...others.split(' ')])),
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  { files: ['src/cli/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['scripts/**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
