package slices

import (
	"cmp"
	"internal/sorting"
)

// Sort sorts x; NaNs come first.
func Sort[S ~[]E, E cmp.Ordered](x S) { SortFunc(x, cmp.Compare[E]) }

// SortFunc sorts x by cmp; equal elements may change places.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	sorting.Unstable(sorting.Slice[E]{x, cmp}, len(x))
}

// SortStableFunc sorts x by cmp and leaves equal elements as they stand.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	sorting.Stable(sorting.Slice[E]{x, cmp}, len(x))
}

// IsSorted reports whether x is sorted.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return IsSortedFunc(x, cmp.Compare[E]) }

// IsSortedFunc reports whether x is sorted by cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	return sorting.InOrder(sorting.Slice[E]{x, cmp}, len(x))
}

// Min returns the least element; NaN if there is one.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Min: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		least = min(least, v)
	}
	return least
}

// MinFunc returns the first of the least elements.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MinFunc: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		if cmp(v, least) < 0 {
			least = v
		}
	}
	return least
}

// Max returns the greatest element; NaN if there is one.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Max: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		greatest = max(greatest, v)
	}
	return greatest
}

// MaxFunc returns the first of the greatest elements.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MaxFunc: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		if cmp(v, greatest) > 0 {
			greatest = v
		}
	}
	return greatest
}

// BinarySearch returns where target is, or belongs, in the sorted x.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	at := 0
	for rest := len(x); rest > 0; {
		half := rest / 2
		if cmp.Less(x[at+half], target) {
			at, rest = at+half+1, rest-half-1
		} else {
			rest = half
		}
	}
	return at, at < len(x) && cmp.Compare(x[at], target) == 0
}

// BinarySearchFunc returns where target is, or belongs, in x, which is sorted by cmp.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	at := 0
	for rest := len(x); rest > 0; {
		half := rest / 2
		if cmp(x[at+half], target) < 0 {
			at, rest = at+half+1, rest-half-1
		} else {
			rest = half
		}
	}
	return at, at < len(x) && cmp(x[at], target) == 0
}
