// Package sort puts elements in order. What it compares and swaps is the caller's,
// so all of that is seen.
package sort

import "math/bits"

// Interface is what can be sorted.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// lessSwap is data that is sorted by functions.
type lessSwap struct {
	Less func(i, j int) bool
	Swap func(i, j int)
}

// Sort sorts data; equal elements may change places.
func Sort(data Interface) {
	n := data.Len()
	if n > 1 {
		pdqsort(data, 0, n, bits.Len(uint(n)))
	}
}

// Stable sorts data and leaves equal elements as they stand.
func Stable(data Interface) { stable(data, data.Len()) }

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

// Reverse is data in the reverse order.
func Reverse(data Interface) Interface { return &reverse{data} }

type reverse struct {
	Interface
}

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }
