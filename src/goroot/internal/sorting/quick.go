// Package sorting is the one sort behind packages sort and slices. What it
// compares and swaps is the caller's, so those accesses are seen.
//
// Unstable is Orson Peters' pattern-defeating quicksort (https://arxiv.org/abs/2106.05123),
// Stable merges in place as Kim and Kutzner do (SymMerge, ESA 2004). Where equal elements
// end up depends on each comparison, so the numbers that those papers leave open are the
// ones that real Go's order of elements shows.
package sorting

import "math/bits"

const (
	fewest    = 12 // so few are sorted by insertion
	lopsided  = 8  // a part smaller than this fraction of the whole came from a bad pivot
	sampled   = 50 // so many have nine elements looked at for a pivot, and may be mended
	allTurned = 12 // comparisons among nine: all of them said no
)

// Unstable sorts d[:n]; equal elements may change places.
func Unstable[D data](d D, n int) { quick(d, 0, n, bits.Len(uint(n))) }

// quick sorts d[from:to]. So many bad pivots as patience says may be chosen, then a heap
// sorts the rest.
func quick[D data](d D, from, to, patience int) {
	fair, still := true, true // what the last pivot did: it made two large parts; it moved nothing
	for to-from > fewest {
		if patience == 0 {
			byHeap(d, from, to)
			return
		}
		if !fair {
			stir(d, from, to)
			patience--
		}
		pivot, turned := sample(d, from, to)
		if turned == allTurned {
			mirror(d, from, to)
			pivot, turned = from+to-1-pivot, 0
		}
		if turned == 0 && fair && still && mend(d, from, to) {
			return
		}
		if from > 0 && !d.less(from-1, pivot) {
			// Nothing here is less than what stands before it, so the pivot is a least
			// element: its equals are in place once they are in front.
			d.swap(from, pivot)
			from, _, _ = d.part(from, from+1, to, true)
			continue
		}
		d.swap(from, pivot)
		_, end, moved := d.part(from, from+1, to, false)
		mid := end - 1
		d.swap(mid, from)
		still = !moved
		size := to - from
		if mid-from < to-mid {
			fair = mid-from >= size/lopsided
			quick(d, from, mid, patience)
			from = mid + 1
		} else {
			fair = to-mid >= size/lopsided
			quick(d, mid+1, to, patience)
			to = mid
		}
	}
	insert(d, from, to)
}
