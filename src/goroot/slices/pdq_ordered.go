package slices

import (
	"cmp"
	"math/bits"
)

// insertion sorts data[a:b], which is short.
func insertionSortOrdered[E cmp.Ordered](data []E, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && cmp.Less(data[j], data[j-1]); j-- {
			data[j], data[j-1] = data[j-1], data[j]
		}
	}
}

// siftDown lets the element at lo of a heap sink; the heap begins at data[first].
func siftDownOrdered[E cmp.Ordered](data []E, lo, hi, first int) {
	root := lo
	for {
		child := 2*root + 1
		if child >= hi {
			return
		}
		if child+1 < hi && cmp.Less(data[first+child], data[first+child+1]) {
			child++
		}
		if !cmp.Less(data[first+root], data[first+child]) {
			return
		}
		data[first+root], data[first+child] = data[first+child], data[first+root]
		root = child
	}
}

func heapSortOrdered[E cmp.Ordered](data []E, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftDownOrdered(data, i, n, a)
	}
	for i := n - 1; i >= 0; i-- {
		data[a], data[a+i] = data[a+i], data[a]
		siftDownOrdered(data, 0, i, a)
	}
}

// pdqsort sorts data[a:b] by quicksort, and by heapsort once limit bad pivots were
// chosen. It looks for patterns: what is sorted already, backwards, or all equal.
func pdqsortOrdered[E cmp.Ordered](data []E, a, b, limit int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= maxInsertion {
			insertionSortOrdered(data, a, b)
			return
		}
		if limit == 0 {
			heapSortOrdered(data, a, b)
			return
		}
		if !balanced {
			breakPatternsOrdered(data, a, b)
			limit--
		}
		pivot, looks := choosePivotOrdered(data, a, b)
		if looks == decreasing {
			reverseRangeOrdered(data, a, b)
			pivot = b - 1 - (pivot - a)
			looks = increasing
		}
		if balanced && partitioned && looks == increasing && partialInsertionSortOrdered(data, a, b) {
			return
		}
		// What is left of a is not greater than any element here: if the pivot is
		// not greater than that, it is a least one.
		if a > 0 && !cmp.Less(data[a-1], data[pivot]) {
			a = partitionEqualOrdered(data, a, b, pivot)
			continue
		}
		mid, already := partitionOrdered(data, a, b, pivot)
		partitioned = already
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			pdqsortOrdered(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqsortOrdered(data, mid+1, b, limit)
			b = mid
		}
	}
}

// partition puts what is less than the pivot before it, and the rest behind it.
// already: nothing but the pivot had to move.
func partitionOrdered[E cmp.Ordered](data []E, a, b, pivot int) (mid int, already bool) {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	already = true
	for {
		for i <= j && cmp.Less(data[i], data[a]) {
			i++
		}
		for i <= j && !cmp.Less(data[j], data[a]) {
			j--
		}
		if i > j {
			break
		}
		data[i], data[j] = data[j], data[i]
		already = false
		i++
		j--
	}
	data[j], data[a] = data[a], data[j]
	return j, already
}

// partitionEqual puts what equals the pivot, the least element, first.
func partitionEqualOrdered[E cmp.Ordered](data []E, a, b, pivot int) int {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for {
		for i <= j && !cmp.Less(data[a], data[i]) {
			i++
		}
		for i <= j && cmp.Less(data[a], data[j]) {
			j--
		}
		if i > j {
			return i
		}
		data[i], data[j] = data[j], data[i]
		i++
		j--
	}
}

// partialInsertionSort puts a few elements right that are out of order, and reports
// whether all are in order then.
func partialInsertionSortOrdered[E cmp.Ordered](data []E, a, b int) bool {
	i := a + 1
	for step := 0; step < maxSteps; step++ {
		for i < b && !cmp.Less(data[i], data[i-1]) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < shortestShifting {
			return false
		}
		data[i], data[i-1] = data[i-1], data[i]
		if i-a >= 2 {
			for j := i - 1; j >= 1 && cmp.Less(data[j], data[j-1]); j-- {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && cmp.Less(data[j], data[j-1]); j++ {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
	}
	return false
}

// breakPatterns swaps three elements in the middle with ones by chance, so that no
// pattern makes all pivots bad. It is the same chance for the same length.
func breakPatternsOrdered[E cmp.Ordered](data []E, a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	chance := uint64(n)
	mask := uint(1)<<bits.Len(uint(n)) - 1
	middle := a + n/4*2
	for i := 0; i < 3; i++ {
		chance ^= chance << 13
		chance ^= chance >> 17
		chance ^= chance << 5
		other := int(uint(chance) & mask)
		if other >= n {
			other -= n
		}
		data[middle-1+i], data[a+other] = data[a+other], data[middle-1+i]
	}
}

// choosePivot returns a middle one of 3 elements, or of 9 of many, and whether they
// look sorted.
func choosePivotOrdered[E cmp.Ordered](data []E, a, b int) (pivot, looks int) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= shortestNinther {
			i, swaps = medianOrdered(data, i-1, i, i+1, swaps)
			j, swaps = medianOrdered(data, j-1, j, j+1, swaps)
			k, swaps = medianOrdered(data, k-1, k, k+1, swaps)
		}
		j, swaps = medianOrdered(data, i, j, k, swaps)
	}
	switch swaps {
	case 0:
		return j, increasing
	case maxSwaps:
		return j, decreasing
	}
	return j, unknown
}

// median returns the middle one of three elements, and counts how often two of them
// were the wrong way round.
func medianOrdered[E cmp.Ordered](data []E, a, b, c, swaps int) (middle, counted int) {
	if cmp.Less(data[b], data[a]) {
		a, b = b, a
		swaps++
	}
	if cmp.Less(data[c], data[b]) {
		b = c
		swaps++
	}
	if cmp.Less(data[b], data[a]) {
		b = a
		swaps++
	}
	return b, swaps
}

func reverseRangeOrdered[E cmp.Ordered](data []E, a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		data[i], data[j] = data[j], data[i]
	}
}
