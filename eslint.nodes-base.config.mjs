// n8n's older rule set in its newest version, beside the gate of `n8n-node lint`.
import tsParser from '@typescript-eslint/parser';
import nodesBase from 'eslint-plugin-n8n-nodes-base';

const { community, credentials, nodes } = nodesBase.configs;
const plugins = { 'n8n-nodes-base': nodesBase };
const languageOptions = { parser: tsParser, parserOptions: { extraFileExtensions: ['.json'] } };

export default [
	{ files: ['package.json'], plugins, languageOptions, rules: community.rules },
	{
		files: ['credentials/**/*.ts'],
		plugins,
		languageOptions,
		rules: {
			...credentials.rules,
			// Wants a slug of n8n's own documentation; community credentials must give a full URL.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		plugins,
		languageOptions,
		rules: {
			...nodes.rules,
			// Both want the literal 'main', which the newer gate forbids in favour of NodeConnectionTypes.Main.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
];
