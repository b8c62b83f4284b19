// Package atomic names the machine's atomic instructions for the runtime. Each
// call is one step; the functions have no body because the emitter knows them.
package atomic

// Or8 sets the bits of val in *ptr.
func Or8(ptr *uint8, val uint8)
