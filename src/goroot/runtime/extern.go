package runtime

// What the program may ask about the machine it runs on.

const (
	Compiler = "gc"
	GOOS     = "linux"
	GOARCH   = "amd64"
)

// Version returns the version of Go that this is as.
func Version() string { return "go1.23.5" }

// NumCgoCall returns how often C was called.
func NumCgoCall() int64 { return 0 }

// SetFinalizer would have finalizer called when obj is collected, which never happens.
//
//hmapscope:private
func SetFinalizer(obj any, finalizer any) {}

// LockOSThread and UnlockOSThread concern threads, of which there are none.
//
//hmapscope:private
func LockOSThread() {}

//hmapscope:private
func UnlockOSThread() {}

// MemProfileRate is how many bytes are allocated from one that a profile would note to
// the next. No profile is made, and Go has 0 then.
var MemProfileRate int

// Breakpoint ends the program, as Go's does where no debugger watches.
func Breakpoint() { fatal("SIGTRAP: trace trap") }

// The functions below would steer profiles.

var mutexProfileFraction int

// SetMutexProfileFraction returns the value before; a negative one only asks.
func SetMutexProfileFraction(rate int) int {
	old := mutexProfileFraction
	if rate >= 0 {
		mutexProfileFraction = rate
	}
	return old
}

//hmapscope:private
func SetBlockProfileRate(rate int) {}

//hmapscope:private
func SetCPUProfileRate(hz int) {}

// GOROOT returns where Go is: nowhere.
func GOROOT() string { return "" }
