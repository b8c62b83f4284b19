package debug

// What follows is kept and given back, and steers nothing.

var (
	memoryLimit  int64 = 1<<63 - 1
	maxThreads         = 10000
	panicOnFault bool
)

// SetMemoryLimit returns the value before; a negative one only asks.
func SetMemoryLimit(limit int64) int64 {
	old := memoryLimit
	if limit >= 0 {
		memoryLimit = limit
	}
	return old
}

// SetMaxThreads returns the value before.
func SetMaxThreads(threads int) int {
	old := maxThreads
	maxThreads = threads
	return old
}

// SetPanicOnFault returns the value before.
func SetPanicOnFault(enabled bool) bool {
	old := panicOnFault
	panicOnFault = enabled
	return old
}

// SetTraceback would say how much a crash tells.
func SetTraceback(level string) {}
