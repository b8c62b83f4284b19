// Entry of `npm run bench`: benchmarks are imported here. None yet.
export {};
