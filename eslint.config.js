import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', '.touchstone/', 'node_modules/', 'test-results/'] },
	js.configs.recommended,
	{
		files: ['**/*.ts', '**/*.svelte'],
		extends: [...ts.configs.recommendedTypeChecked],
		languageOptions: {
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/only-throw-error': 'off',
		},
	},
	...svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'prefer-const': 'off',
			'svelte/prefer-const': 'error',
			// Links are often given to components as props, which the rule cannot follow.
			'svelte/no-navigation-without-resolve': 'off',
		},
	},
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{ files: ['**/*.ts', '**/*.svelte'], rules: { 'no-undef': 'off' } },
	prettier,
	...svelte.configs.prettier,
);
