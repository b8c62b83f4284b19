package sync

// What package runtime does for this one (runtime/sema.go).

// runtime_Semacquire waits until *addr > 0 and takes one off.
//
//go:linkname runtime_Semacquire runtime.sync_runtime_Semacquire
func runtime_Semacquire(addr *uint32)

//go:linkname runtime_SemacquireMutex runtime.sync_runtime_SemacquireMutex
func runtime_SemacquireMutex(addr *uint32, lifo bool)

//go:linkname runtime_SemacquireRWMutexR runtime.sync_runtime_SemacquireRWMutexR
func runtime_SemacquireRWMutexR(addr *uint32)

//go:linkname runtime_SemacquireRWMutex runtime.sync_runtime_SemacquireRWMutex
func runtime_SemacquireRWMutex(addr *uint32)

// runtime_Semrelease adds one to *addr and wakes a waiter.
//
//go:linkname runtime_Semrelease runtime.semrelease
func runtime_Semrelease(addr *uint32, handoff bool)

//go:linkname runtime_nanotime runtime.nanotime
func runtime_nanotime() int64

// fatal ends the program; recover cannot stop it.
//
//go:linkname fatal runtime.fatal
func fatal(text string)

//go:linkname throw runtime.throw
func throw(text string)

//go:linkname runtime_notifyListAdd runtime.notifyListAdd
func runtime_notifyListAdd(l *notifyList) uint32

//go:linkname runtime_notifyListWait runtime.sync_runtime_notifyListWait
func runtime_notifyListWait(l *notifyList, t uint32)

//go:linkname runtime_notifyListNotifyOne runtime.notifyListNotifyOne
func runtime_notifyListNotifyOne(l *notifyList)

//go:linkname runtime_notifyListNotifyAll runtime.notifyListNotifyAll
func runtime_notifyListNotifyAll(l *notifyList)

//go:linkname runtime_gccycle runtime.gccycle
func runtime_gccycle() uint32

//go:linkname runtime_GOMAXPROCS runtime.GOMAXPROCS
func runtime_GOMAXPROCS(n int) int
