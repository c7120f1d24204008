import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const features = readdirSync('src/features');
const noWayBack = (patterns) => ['error', { patterns }];
const upwards = { group: ['@/app', '@/app/*', '@/app/**'], message: 'app → features → shared: nothing includes app.' };

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/shared/api/schema.d.ts'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  a11y.flatConfigs.strict,
  hooks.configs.flat['recommended-latest'],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'public/*.js', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      // The focus follows what the person asked for: the field they opened, the dialog they called.
      'jsx-a11y/no-autofocus': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/shared/**'],
    rules: {
      'no-restricted-imports': noWayBack([upwards, { group: ['@/features/**'], message: 'shared knows no feature.' }]),
    },
  },
  ...features.map((own) => ({
    files: [`src/features/${own}/**`],
    rules: {
      'no-restricted-imports': noWayBack([
        upwards,
        {
          group: features.filter((f) => f !== own).map((f) => `@/features/${f}/**`),
          message: 'A feature includes no other: what two need belongs to shared.',
        },
        { group: ['../**'], message: 'Within a feature by ./, else by @/shared.' },
      ]),
    },
  })),
  {
    files: ['**/*.test.{ts,tsx}', 'src/test/**', 'e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    files: ['*.js', 'scripts/**'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
  {
    files: ['public/**'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { document: 'readonly', localStorage: 'readonly', matchMedia: 'readonly' } },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
);
