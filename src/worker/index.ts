export { type Connection, type ConnectOptions, connectSession } from './client';
export { readFile, readLink } from './read-later';
export type * from './session';
export { type HostOptions, SessionHost } from './session-host';
