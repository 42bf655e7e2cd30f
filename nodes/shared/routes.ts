// A call as its API documents it, `GET /orders/{id}`: what is sent for it, and how an operation states all it makes.
import type { IHttpRequestMethods } from 'n8n-workflow';

export type AnyRoute = `${IHttpRequestMethods} /${string}`;

export function methodOf(route: AnyRoute): IHttpRequestMethods {
	return route.slice(0, route.indexOf(' ')) as IHttpRequestMethods;
}

/** The path of a route with its values, each encoded once: `/orders/code/A%2B1`. */
export function pathOf(route: AnyRoute, params: Record<string, string | number> = {}): string {
	return route
		.slice(route.indexOf(' ') + 1)
		.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

/** Each call once, in the order given. */
export const callsOf = <R extends AnyRoute>(...routes: R[]): R[] => [...new Set(routes)];
