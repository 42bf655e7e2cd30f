// All benchmarks, in the order in which they run: a new one is a file and a line here.
import type { BenchRow } from './row';

export const benchRows: BenchRow[] = [];
