export { type Connection, type ConnectOptions, connectSession } from './client';
export { readFile, readLink } from './read-link';
export type * from './session';
export { type HostOptions, SessionHost } from './session-host';
