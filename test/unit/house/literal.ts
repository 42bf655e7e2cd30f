// A built description as the source text that its author would have written, for rules that read source only.

/** Rules that would mend what they find count on lines that are indented. */
const LINE = '\n\t\t';

/** A value as a TypeScript literal; keys stand without quotation marks, as rules look for them. */
export function literal(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(literal).join(`,${LINE}`)}]`;
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value).filter(([, inside]) => inside !== undefined);
		return `{${entries.map(([key, inside]) => `${nameOf(key)}: ${literal(inside)}`).join(`,${LINE}`)}}`;
	}
	return JSON.stringify(value) ?? 'undefined';
}

const nameOf = (key: string) => (/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key));
