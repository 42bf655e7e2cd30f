// All benchmarks, in the order in which they run: a new one is a file and a line here.
import { deliveries } from './deliveries';
import type { BenchRow } from './row';
import { sales } from './sales';

export const benchRows: BenchRow[] = [sales, deliveries];
