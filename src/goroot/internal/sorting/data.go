package sorting

// data is what can be sorted, by index. The loops in which sorting spends its time are
// its own: a call for each comparison and swap would double the time for a slice.
type data interface {
	less(i, j int) bool
	swap(i, j int)

	// sink moves the element at i down, not below bottom, past all that are greater.
	sink(bottom, i int)

	// part moves those of [lo, hi) to the left that are less than the pivot or, with ties,
	// not greater. The rest begins at newHi, which is newLo unless less contradicts itself.
	part(pivot, lo, hi int, ties bool) (newLo, newHi int, moved bool)

	// swapRuns makes the n elements from i and those from j change places.
	swapRuns(i, j, n int)
}
