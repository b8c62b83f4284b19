package runtime

import "unsafe"

// Functions without a body belong to the emitter.

// getg returns the running goroutine, or nil when the host calls.
func getg() *g

// getfp returns the offset of the running function's frame.
func getfp() uintptr

// unwind leaves all frames of the running goroutine above one, which goes on where its pc
// says. It does not return.
func unwind(fp uintptr)

// memgrow makes memory at least size bytes large, and returns 0 when it cannot.
func memgrow(size uintptr) uintptr

// quit leaves the running function and all that called it: the run is over. It does not
// return.
func quit()

// main_init initialises the packages of the program, main_main is its main.
//
//go:linkname main_init main.init
func main_init()

//go:linkname main_main main.main
func main_main()

// funcindex returns the number of a function in the machine's table.
//
//hmapscope:private
func funcindex(f func()) uint32 {
	return uint32((*(**funcval)(unsafe.Pointer(&f))).fn)
}
