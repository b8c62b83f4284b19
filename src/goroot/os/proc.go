package os

import _ "unsafe" // for go:linkname

//go:linkname exit runtime.exit
func exit(code int)

// Args is the program's name and its arguments, of which there are none.
var Args = []string{"main"}

// Exit ends the program; no deferred call runs.
func Exit(code int) {
	for {
		exit(code)
	}
}
