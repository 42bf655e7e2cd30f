// Loaded into n8n before itself: ends it when the demo or the tests are gone without having ended it (kill -9).
process.on('disconnect', () => {
	try {
		// The whole group, its code runners too.
		process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
	} catch {
		process.exit(1);
	}
});
