// Which changes are on their way through the workflow, so that a poll beside them does not hand them on again.
import { byInstant } from '../../shared/dates';
import { type Change, changeTime } from '../events/change';
import { longestWay } from './cursor';

/** Milliseconds after which a run that never told its end counts as ended. */
const LONGEST_RUN = 24 * 3_600_000;

/** What is kept of a change that was handed on: enough to bring it again. */
export interface Carried {
	resource: string;
	/** its record's key */
	record: string;
	/** when it was changed, ISO */
	time: string;
	/** it came as what a run before the last start may have lost */
	afterStart: boolean;
}

interface Place extends Carried {
	/** ms; when it counts as lost */
	until: number;
	run: Run | null;
}

/** One run of the workflow, with the versions that it carries. */
export interface Run {
	versions: Set<string>;
	since: number;
}

/**
 * The changes of one trigger that are under way in this process. It knows something only where runs are executed in
 * the process that hands on, and n8n tells their ends; elsewhere (queue mode) nothing is held back.
 */
export class UnderWay {
	private readonly places = new Map<string, Place>();

	private readonly running = new Set<Run>();

	private tellsEnds = false;

	/** Whether this process is told what becomes of the runs. */
	get isKnown(): boolean {
		return this.tellsEnds;
	}

	/** How many runs are under way. */
	get runs(): number {
		return this.running.size;
	}

	/** Notes changes that are handed on: a run comes for them. */
	note(changes: Change[], now = Date.now()): void {
		const until = now + longestWay(this.places.size + changes.length);
		for (const change of changes) {
			if (this.places.get(change.keys.version)?.run) continue;
			this.places.set(change.keys.version, { ...carried(change), until, run: null });
		}
	}

	/** A run has begun with these changes, and n8n will tell its end. */
	begin(changes: Change[], now = Date.now()): Run {
		this.tellsEnds = true;
		const run: Run = { versions: new Set(), since: now };
		for (const change of changes) {
			const { version } = change.keys;
			run.versions.add(version);
			this.places.set(version, { ...carried(change), until: now + LONGEST_RUN, run });
		}
		this.running.add(run);
		return run;
	}

	/** A run is over, or hands on one of its changes no more. */
	end(run: Run, versions: Iterable<string> = run.versions): void {
		for (const version of versions) {
			if (this.places.get(version)?.run === run) this.places.delete(version);
		}
		if (versions === run.versions) this.running.delete(run);
	}

	/** Whether a version is on its way, so that nobody else has to bring it. */
	carries(version: string): boolean {
		return this.tellsEnds && this.places.has(version);
	}

	/** The earliest change of a kind that is under way, ISO; null where there is none. */
	since(resource: string): string | null {
		const times: string[] = [];
		for (const place of this.places.values()) {
			if (place.resource === resource) times.push(place.time);
		}
		return times.sort(byInstant)[0] ?? null;
	}

	/**
	 * Gives up what has been under way for too long.
	 *
	 * @returns  what has to be brought again; nothing where this process cannot know that it was lost
	 */
	overdue(now = Date.now()): Carried[] {
		const lost: Carried[] = [];
		for (const [version, place] of this.places) {
			if (place.until > now) continue;
			this.places.delete(version);
			if (this.tellsEnds && !place.run) lost.push(place);
		}
		for (const run of this.running) if (now - run.since > LONGEST_RUN) this.running.delete(run);
		return lost;
	}

	/** Another shop's changes are nobody's any more. */
	clear(): void {
		this.places.clear();
	}
}

export const carried = (change: Change): Carried => ({
	resource: change.resource,
	record: change.keys.record,
	time: changeTime(change),
	afterStart: change.afterStart,
});
