export { App } from './app';
export { bringFirstParts } from './first-parts';
export { loadWords } from './words/catalogs';
