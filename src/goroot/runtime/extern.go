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
// the next. No profile is made.
var MemProfileRate int = 512 * 1024

// Breakpoint ends the program, as Go's does where no debugger watches.
func Breakpoint() { fatal("SIGTRAP: trace trap") }
