export { PROGRAMS, type BuiltInProgram, type ProgramId } from './programs';
