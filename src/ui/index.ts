export { App } from './app';
export { loadWords } from './words/catalogs';
