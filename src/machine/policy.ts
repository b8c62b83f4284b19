/** A policy is part of what a run is a function of, so links carry it: recording owns the word. */
export type { PolicyChoice } from '../recording';
