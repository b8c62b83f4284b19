export {
  compileModule,
  createInstance,
  createInstanceAsync,
  type Instance,
  type InstanceOptions,
} from './instance';
export { LIMITS } from './limits';
export { createMemory, heapTopOf } from './memory-image';
export { choose, type PolicyChoice, policyWords } from './policy';
