// What the items of one run of this node share.
import type * as shared from '../../shared/operation';

export interface Run {
	/** tag ids found in this run, by name */
	tags: Map<string, Promise<string>>;
}

export type Operation = shared.Operation<Run>;
export type Resource = shared.Resource<Run>;
