// Stands before several webhook processes of queue mode, as a proxy does, and gives each connection to the next one.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { connect, createServer, type Socket } from 'node:net';

/** A balancer that listens. */
export interface Balancer {
	stop(): Promise<void>;
}

/**
 * Takes connections on one port of 127.0.0.1 for several others. Where nobody listens the next one is tried, and the
 * connection ends where none does.
 */
export async function startBalancer(port: number, targets: number[]): Promise<Balancer> {
	const open = new Set<Socket>();
	let turn = 0;
	const keeps = (socket: Socket, other?: Socket) => {
		open.add(socket);
		socket.once('close', () => {
			open.delete(socket);
			other?.destroy();
		});
	};
	const give = (client: Socket, tries: number): void => {
		const target = connect(targets[turn % targets.length], '127.0.0.1');
		turn += 1;
		const refused = () => (tries > 1 ? give(client, tries - 1) : client.destroy());
		target.once('error', refused);
		target.once('connect', () => {
			target.off('error', refused);
			target.on('error', () => client.destroy());
			keeps(target, client);
			client.once('close', () => target.destroy());
			client.pipe(target).pipe(client);
		});
	};
	const server = createServer((client) => {
		client.on('error', () => client.destroy());
		keeps(client);
		give(client, targets.length);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return {
		stop: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const socket of open) socket.destroy();
			await closed;
		},
	};
}
