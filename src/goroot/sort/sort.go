// Package sort puts elements in order. What it compares and swaps is the caller's,
// so all of that is seen.
package sort

import "internal/sorting"

// Interface is what can be sorted.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort sorts data; equal elements may change places.
func Sort(data Interface) { sorting.Unstable(sorting.Indexed[Interface]{data}, data.Len()) }

// Stable sorts data and leaves equal elements as they stand.
func Stable(data Interface) { sorting.Stable(sorting.Indexed[Interface]{data}, data.Len()) }

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	return sorting.InOrder(sorting.Indexed[Interface]{data}, data.Len())
}

// Reverse is data in the reverse order.
func Reverse(data Interface) Interface { return &reverse{data} }

type reverse struct {
	Interface
}

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }
