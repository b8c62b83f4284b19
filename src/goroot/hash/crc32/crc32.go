// Package crc32 computes cyclic redundancy checks of 32 bits, a byte at a time.
package crc32

import "hash"

// Size is that of a checksum in bytes.
const Size = 4

// Polynomials, with the bits in the opposite order.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

// A Table has for each byte what it makes of a checksum.
type Table [256]uint32

// IEEETable is the one that nearly everybody uses.
var IEEETable = MakeTable(IEEE)

// MakeTable returns the Table of a polynomial.
func MakeTable(poly uint32) *Table {
	t := new(Table)
	// Of two bytes the sum is that of the xor: those with one bit give all others.
	for bit, sum := 0x80, uint32(1); bit > 0; bit >>= 1 {
		if sum&1 != 0 {
			sum = sum>>1 ^ poly
		} else {
			sum >>= 1
		}
		for i := 0; i < len(t); i += 2 * bit {
			t[i+bit] = t[i] ^ sum
		}
	}
	return t
}

// Update adds bytes to a checksum.
func Update(crc uint32, tab *Table, p []byte) uint32 {
	rest := ^crc
	for i := range p {
		rest = rest>>8 ^ tab[uint8(rest)^p[i]]
	}
	return ^rest
}

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

// ChecksumIEEE does so with the IEEETable.
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

type digest struct {
	crc uint32
	tab *Table
}

// New returns a hash of a Table's checksums.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

// NewIEEE returns one of the IEEETable's.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte {
	for shift := 24; shift >= 0; shift -= 8 {
		in = append(in, byte(d.crc>>uint(shift)))
	}
	return in
}
