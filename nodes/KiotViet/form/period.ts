// Filters by a period: KiotViet looks at the days only, so days are what is asked for.
import { type Input, mapRequest } from './inputs';
import { day } from './values';

/**
 * The first and the last day of a period, in Vietnam time; both count in full. The request holds the first
 * moment of the one and the last moment of the other, which is right also where KiotViet looks at the time.
 * A time, as workflows of before may hold, is taken for its day.
 *
 * @param from   the query parameter of the first day, its label and explanation
 * @param until  those of the last day
 * @see          kiotviet-api.md 3.3, 3.5, 5.26
 */
export function period(
	from: [wire: string, displayName: string, description: string],
	until: [wire: string, displayName: string, description: string],
): Input[] {
	return [at('T00:00:00.000', ...from), at('T23:59:59.999', ...until)];
}

function at(time: string, wire: string, displayName: string, description: string): Input {
	return mapRequest(day(wire, displayName, description), (asked) => ({
		[wire]: `${String(asked[wire])}${time}`,
	}));
}
