package runtime

// MemStats tells about memory. Those that a garbage collector would have to answer are 0.
type MemStats struct {
	Alloc         uint64 // bytes of the heap in use
	TotalAlloc    uint64 // bytes ever allocated: the same, as nothing is freed
	Sys           uint64 // bytes got from the system
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	used := heapUsed()
	*m = MemStats{}
	m.Alloc, m.TotalAlloc, m.HeapAlloc, m.HeapInuse = used, used, used, used
	m.Sys, m.HeapSys = used, used
	m.NumGC = gccycle()
	m.NumForcedGC = m.NumGC
	m.EnableGC = true
}

// heapUsed is how much was handed out, whole arenas of goroutines included.
//
//hmapscope:atomic
func heapUsed() uint64 { return sched.heapTop }
