// How much of everything the fault tests do: minutes within `npm test`, hours with `npm run test:faults`.
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { LINES, type N8nLine } from '../../demo/n8n/install';

export const [NEWEST] = LINES;

/** Milliseconds for every time. */
export interface Size {
	name: 'short' | 'full';
	/** crashes, one after another */
	crashes: number;
	/** changes in the shop around one crash */
	changesACrash: number;
	/** changes in the shop while any other fault is in force */
	changes: number;
	/** how long a service stays away */
	outage: number;
	/** how long LadiFlow stays away while the template waits as it is */
	errorBranchOutage: number;
	/** how long KiotViet stays away when n8n starts */
	longOutage: number;
	/** requests of strangers */
	strangers: number;
	/** events that one trigger lives through */
	events: number;
	/** deaths of a worker in queue mode */
	workerDeaths: number;
}

const SHORT: Size = {
	name: 'short',
	crashes: 1,
	changesACrash: 50,
	changes: 12,
	outage: 6_000,
	errorBranchOutage: 20_000,
	longOutage: 13_000,
	strangers: 300,
	events: 5_000,
	workerDeaths: 1,
};

const FULL: Size = {
	name: 'full',
	crashes: 20,
	changesACrash: 50,
	changes: 50,
	outage: 60_000,
	errorBranchOutage: 600_000,
	longOutage: 200_000,
	strangers: 10_000,
	events: 100_000,
	workerDeaths: 5,
};

/** The one place that decides: `FAULTS=full` asks for everything. */
export function size(): Size {
	return process.env.FAULTS === 'full' ? FULL : SHORT;
}

/** The lines on which a test that takes minutes runs: in short, the newest stands for both. */
export function linesOfLongTests(): readonly N8nLine[] {
	return size().name === 'full' ? LINES : [NEWEST];
}

/** Where the random numbers begin: `FAULTS_SEED` repeats a run, without it each run is another one. */
export function seed(): number {
	return Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
}
