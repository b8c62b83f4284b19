// Package hash says what a hash function does.
package hash

import "io"

// A Hash takes in bytes by Write and gives their hash by Sum.
type Hash interface {
	io.Writer

	// Sum appends the hash of what was written to b.
	Sum(b []byte) []byte

	Reset()
	Size() int      // of the hash, in bytes
	BlockSize() int // that Write likes best
}

// A Hash32 has 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// A Hash64 has 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}
