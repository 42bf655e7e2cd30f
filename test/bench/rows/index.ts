// All benchmarks, in the order in which they run: a new one is a file and a line here.
import { compare, importByDefault, imports } from './bulk';
import { deliveries } from './deliveries';
import { decisions, lists } from './growth';
import { packageCost } from './package';
import { idle, outages, twice } from './reads';
import type { BenchRow } from './row';
import { sales } from './sales';

export const benchRows: BenchRow[] = [
	sales,
	deliveries,
	imports,
	importByDefault,
	compare,
	outages,
	lists,
	idle,
	packageCost,
	twice,
	decisions,
];
