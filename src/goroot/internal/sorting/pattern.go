package sorting

import "math/bits"

// sample returns a pivot for d[from:to] and how many of its comparisons found a pair the
// wrong way round: the middle one of three elements, a quarter of the way apart, or of
// three such middles of neighbours.
func sample[D data](d D, from, to int) (pivot, turned int) {
	quarter := (to - from) / 4
	at := [3]int{from + quarter, from + 2*quarter, from + 3*quarter}
	if to-from >= sampled {
		for i, middle := range at {
			more := 0
			at[i], more = median(d, [3]int{middle - 1, middle, middle + 1})
			turned += more
		}
	}
	pivot, more := median(d, at)
	return pivot, turned + more
}

// median sorts three indices by their elements and returns the middle one.
func median[D data](d D, at [3]int) (middle, turned int) {
	for _, i := range [3]int{0, 1, 0} {
		if d.less(at[i+1], at[i]) {
			at[i], at[i+1] = at[i+1], at[i]
			turned++
		}
	}
	return at[1], turned
}

// stir swaps three elements of the middle with any, lest the same pattern make every
// pivot bad. Chance begins with the length, so that it is always the same.
func stir[D data](d D, from, to int) {
	size := to - from
	reach := uint64(1)<<bits.Len(uint(size)) - 1
	chance := uint64(size)
	middle := from + size/4*2
	for i := middle - 1; i <= middle+1; i++ {
		// Marsaglia's xorshift.
		chance ^= chance << 13
		chance ^= chance >> 17
		chance ^= chance << 5
		other := int(chance & reach)
		if other >= size {
			other -= size
		}
		d.swap(i, from+other)
	}
}

// mend puts up to five pairs of neighbours right in what seems to be sorted, and reports
// whether it is sorted then.
func mend[D data](d D, from, to int) bool {
	i := from + 1
	for tries := 5; tries > 0; tries-- {
		for i < to && !d.less(i, i-1) {
			i++
		}
		if i == to {
			return true
		}
		if to-from < sampled {
			return false
		}
		d.swap(i, i-1)
		if i-1 > from {
			d.sink(0, i-1)
		}
		for next := i + 1; next < to && d.less(next, next-1); next++ {
			d.swap(next, next-1)
		}
	}
	return false
}

// mirror turns d[from:to] round.
func mirror[D data](d D, from, to int) {
	for to--; from < to; to-- {
		d.swap(from, to)
		from++
	}
}
