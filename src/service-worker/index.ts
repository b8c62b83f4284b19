export { isolate, keepBuild, type Visit } from './isolate';
