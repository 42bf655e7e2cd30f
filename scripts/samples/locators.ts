// A record named in a form, for the samples.

export const byId = (id: number) => ({ __rl: true, mode: 'id', value: String(id) });
