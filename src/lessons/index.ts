export { loadStories, type Stories } from './load-stories';
export { PROGRAMS, type BuiltInProgram, type ProgramId } from './programs';
