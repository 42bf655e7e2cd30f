// The benchmarks that need no n8n run: each question of imports, lists and reads gets a figure.
import { npm } from '../../demo/command';
import { ROOT } from '../../demo/n8n/install';

const ROWS = ['import', 'compare', 'outage', 'list', 'idle', 'twice', 'decision'];

it('the quick form measures everything, and every contact that it imports ends right', async () => {
	const only = ROWS.flatMap((row) => ['--only', row]);
	const { code, output } = await npm(['run', 'bench', '--', '--quick', ...only], { cwd: ROOT });
	expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
	expect(output).toMatch(/import-new: ours [\d.]+, byHand [\d.]+, floor [\d.]+ s/);
	expect(output).not.toMatch(/NaN|Infinity/);
}, 300_000);
