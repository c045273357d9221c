/** First field of a package snapshot, so that nothing else is taken for one. */
export const snapshotFormat = { name: 'portolan-apt-snapshot', version: '1' } as const
