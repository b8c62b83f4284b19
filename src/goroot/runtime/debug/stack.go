package debug

import (
	"os"
	"runtime"
)

// Stack returns the traceback of the goroutine that asks.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// PrintStack writes it to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }
