// What the brand operation is run with to see the shape of its output.
import type { Sample } from '../schemas';

export const samples: Record<string, Sample> = { getMany: () => ({}) };
