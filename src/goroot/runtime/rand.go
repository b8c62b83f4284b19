package runtime

import "unsafe"

// rand is the one source of chance of the runtime: hash seeds, where an iteration
// starts. It is SplitMix64, a function of the run's seed. A test may put values
// before it that real Go drew.
//
//hmapscope:private
func rand() uint64 {
	if sched.randLeft > 0 {
		r := *(*uint64)(sched.randQueue)
		sched.randQueue = unsafe.Add(sched.randQueue, 8)
		sched.randLeft--
		return r
	}
	sched.rand += 0x9e3779b97f4a7c15
	z := sched.rand
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
