package slices

import "math/bits"

// insertion sorts data[a:b], which is short.
func insertionSortCmpFunc[E any](data []E, a, b int, cmp func(a, b E) int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && (cmp(data[j], data[j-1]) < 0); j-- {
			data[j], data[j-1] = data[j-1], data[j]
		}
	}
}

// siftDown lets the element at lo of a heap sink; the heap begins at data[first].
func siftDownCmpFunc[E any](data []E, lo, hi, first int, cmp func(a, b E) int) {
	root := lo
	for {
		child := 2*root + 1
		if child >= hi {
			return
		}
		if child+1 < hi && (cmp(data[first+child], data[first+child+1]) < 0) {
			child++
		}
		if !(cmp(data[first+root], data[first+child]) < 0) {
			return
		}
		data[first+root], data[first+child] = data[first+child], data[first+root]
		root = child
	}
}

func heapSortCmpFunc[E any](data []E, a, b int, cmp func(a, b E) int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftDownCmpFunc(data, i, n, a, cmp)
	}
	for i := n - 1; i >= 0; i-- {
		data[a], data[a+i] = data[a+i], data[a]
		siftDownCmpFunc(data, 0, i, a, cmp)
	}
}

// pdqsort sorts data[a:b] by quicksort, and by heapsort once limit bad pivots were
// chosen. It looks for patterns: what is sorted already, backwards, or all equal.
func pdqsortCmpFunc[E any](data []E, a, b, limit int, cmp func(a, b E) int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= maxInsertion {
			insertionSortCmpFunc(data, a, b, cmp)
			return
		}
		if limit == 0 {
			heapSortCmpFunc(data, a, b, cmp)
			return
		}
		if !balanced {
			breakPatternsCmpFunc(data, a, b, cmp)
			limit--
		}
		pivot, looks := choosePivotCmpFunc(data, a, b, cmp)
		if looks == decreasing {
			reverseRangeCmpFunc(data, a, b, cmp)
			pivot = b - 1 - (pivot - a)
			looks = increasing
		}
		if balanced && partitioned && looks == increasing && partialInsertionSortCmpFunc(data, a, b, cmp) {
			return
		}
		// What is left of a is not greater than any element here: if the pivot is
		// not greater than that, it is a least one.
		if a > 0 && !(cmp(data[a-1], data[pivot]) < 0) {
			a = partitionEqualCmpFunc(data, a, b, pivot, cmp)
			continue
		}
		mid, already := partitionCmpFunc(data, a, b, pivot, cmp)
		partitioned = already
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			pdqsortCmpFunc(data, a, mid, limit, cmp)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqsortCmpFunc(data, mid+1, b, limit, cmp)
			b = mid
		}
	}
}

// partition puts what is less than the pivot before it, and the rest behind it.
// already: nothing but the pivot had to move.
func partitionCmpFunc[E any](data []E, a, b, pivot int, cmp func(a, b E) int) (mid int, already bool) {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	already = true
	for {
		for i <= j && (cmp(data[i], data[a]) < 0) {
			i++
		}
		for i <= j && !(cmp(data[j], data[a]) < 0) {
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
func partitionEqualCmpFunc[E any](data []E, a, b, pivot int, cmp func(a, b E) int) int {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for {
		for i <= j && !(cmp(data[a], data[i]) < 0) {
			i++
		}
		for i <= j && (cmp(data[a], data[j]) < 0) {
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
func partialInsertionSortCmpFunc[E any](data []E, a, b int, cmp func(a, b E) int) bool {
	i := a + 1
	for step := 0; step < maxSteps; step++ {
		for i < b && !(cmp(data[i], data[i-1]) < 0) {
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
			for j := i - 1; j >= 1 && (cmp(data[j], data[j-1]) < 0); j-- {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && (cmp(data[j], data[j-1]) < 0); j++ {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
	}
	return false
}

// breakPatterns swaps three elements in the middle with ones by chance, so that no
// pattern makes all pivots bad. It is the same chance for the same length.
func breakPatternsCmpFunc[E any](data []E, a, b int, cmp func(a, b E) int) {
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
func choosePivotCmpFunc[E any](data []E, a, b int, cmp func(a, b E) int) (pivot, looks int) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= shortestNinther {
			i, swaps = medianCmpFunc(data, i-1, i, i+1, swaps, cmp)
			j, swaps = medianCmpFunc(data, j-1, j, j+1, swaps, cmp)
			k, swaps = medianCmpFunc(data, k-1, k, k+1, swaps, cmp)
		}
		j, swaps = medianCmpFunc(data, i, j, k, swaps, cmp)
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
func medianCmpFunc[E any](data []E, a, b, c, swaps int, cmp func(a, b E) int) (middle, counted int) {
	if cmp(data[b], data[a]) < 0 {
		a, b = b, a
		swaps++
	}
	if cmp(data[c], data[b]) < 0 {
		b = c
		swaps++
	}
	if cmp(data[b], data[a]) < 0 {
		b = a
		swaps++
	}
	return b, swaps
}

func reverseRangeCmpFunc[E any](data []E, a, b int, cmp func(a, b E) int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		data[i], data[j] = data[j], data[i]
	}
}
