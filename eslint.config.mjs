import js from '@eslint/js';
import imports from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

const insideTransaction = 'Inside a transaction only `tx` may touch the database: call a function that takes tx.';

export default tseslint.config(
  { ignores: ['dist', 'dist-test', 'dist-web', 'node_modules', '.data'] },
  js.configs.recommended,
  {
    plugins: { imports },
    rules: { 'imports/imports': 'error', 'imports/exports': 'error', eqeqeq: 'error', 'no-console': 'off' },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        module: 'writable',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  ...tseslint.configs.strict.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    // What a constructor names is needed at run time: without this, injected classes would be called types only.
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name=/^(read|write|transaction)$/] > ArrowFunctionExpression MemberExpression[object.type='ThisExpression'][property.name='db']",
          message: insideTransaction,
        },
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: a thing has one name.' },
        { selector: 'TSEnumDeclaration', message: 'No enums: use a union of strings.' },
      ],
    },
  },
  // Jest wants them.
  { files: ['test/support/global-*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/**/*.dto.ts', 'src/**/*.entity.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
