package slices

// When quicksort does what. The order of equal elements depends on these numbers, so
// they are Go's. (Package sort has the same.)
const (
	maxInsertion     = 12 // so few are sorted by insertion
	maxSteps         = 5  // so many may be out of order in what looks sorted
	shortestShifting = 50 // in less, none may be
	shortestNinther  = 50 // from here on a pivot is chosen among 9
	maxSwaps         = 12 // of choosing among 9: all were the wrong way round
)

// What data looks like.
const (
	unknown = iota
	increasing
	decreasing
)
