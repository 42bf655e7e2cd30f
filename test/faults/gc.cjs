// Loaded into n8n before itself: at SIGUSR2 it throws its garbage away, so that what it really holds can be weighed.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
	collect();
	// What the first collection let go of frees its own buffers before the second.
	setTimeout(() => {
		collect();
		process.stderr.write(`Garbage collected at ${Date.now()}\n`);
	}, 500);
});
