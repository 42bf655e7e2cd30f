// What a user types about the shop and its addresses, cleaned and judged before anything is sent.

/**
 * Cleans a pasted Connection Name: protocol, `.kiotviet.vn`, slashes, spaces and capitals go.
 *
 * @param typed  e.g. `https://TapHoaXYZ.kiotviet.vn/ `
 * @returns      the first label of the shop's address, e.g. `taphoaxyz`; empty when nothing is left
 * @see          kiotviet-api.md 1.3
 */
export function shopName(typed: string): string {
	return typed
		.replace(/\s+/g, '')
		.toLowerCase()
		.replace(/^[a-z]+:\/\//, '')
		.replace(/[./].*$/, '');
}

/** Cleans a pasted base address: no spaces, no slash at the end. */
export function baseAddress(typed: string): string {
	return typed.trim().replace(/\/+$/, '');
}

/** Whether an address belongs to this machine, as the sandbox's does. */
export function isLocal(address: string): boolean {
	const host = hostOf(address);
	return (
		host === 'localhost' || host.endsWith('.localhost') || /^127\./.test(host) || host === '[::1]'
	);
}

/**
 * Says why KiotViet's servers could not deliver to an address, before anything is registered there.
 *
 * @param webhookAddress  the node's production webhook address
 * @param apiUrl          KiotViet's address in the credential; a local one (a sandbox) reaches everything
 * @returns               the reason as part of a sentence, or null when the address can be reached
 * @see                   kiotviet-api.md 4.7, n8n.md 3.1
 */
export function unreachableReason(webhookAddress: string, apiUrl: string): string | null {
	if (isLocal(apiUrl)) return null;
	const host = hostOf(webhookAddress);
	if (host === '') return 'it is not a web address';
	if (isLocal(webhookAddress)) return 'it points at the machine n8n runs on';
	if (isPrivate(host)) return 'it lies in a private network';
	if (!webhookAddress.toLowerCase().startsWith('https://')) return 'it does not use https';
	return null;
}

function hostOf(address: string): string {
	try {
		return new URL(address).hostname.toLowerCase();
	} catch {
		return '';
	}
}

function isPrivate(host: string): boolean {
	if (host.startsWith('[')) return /^\[(f[cd]|fe80|::)/.test(host);
	if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) {
		return /^(0|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
			host,
		);
	}
	return !host.includes('.') || /\.(local|lan|internal|home|intranet|test|invalid)$/.test(host);
}
