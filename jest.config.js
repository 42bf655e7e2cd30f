/** Four suites: unit (seconds), workflow (n8n's own execution contexts), e2e (a real n8n and a real browser), faults (what breaks). */
module.exports = {
	testEnvironment: 'node',
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2021' }, module: { type: 'commonjs' } }] },
	roots: ['credentials', 'demo', 'nodes', 'sandbox', 'scripts', 'test'].map((folder) => `<rootDir>/${folder}`),
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
};
