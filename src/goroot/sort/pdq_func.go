package sort

import "math/bits"

// insertion sorts data[a:b], which is short.
func insertionSort_func(data lessSwap, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// siftDown lets the element at lo of a heap sink; the heap begins at data[first].
func siftDown_func(data lessSwap, lo, hi, first int) {
	root := lo
	for {
		child := 2*root + 1
		if child >= hi {
			return
		}
		if child+1 < hi && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+root, first+child) {
			return
		}
		data.Swap(first+root, first+child)
		root = child
	}
}

func heapSort_func(data lessSwap, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftDown_func(data, i, n, a)
	}
	for i := n - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		siftDown_func(data, 0, i, a)
	}
}

// pdqsort sorts data[a:b] by quicksort, and by heapsort once limit bad pivots were
// chosen. It looks for patterns: what is sorted already, backwards, or all equal.
func pdqsort_func(data lessSwap, a, b, limit int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= maxInsertion {
			insertionSort_func(data, a, b)
			return
		}
		if limit == 0 {
			heapSort_func(data, a, b)
			return
		}
		if !balanced {
			breakPatterns_func(data, a, b)
			limit--
		}
		pivot, looks := choosePivot_func(data, a, b)
		if looks == decreasing {
			reverseRange_func(data, a, b)
			pivot = b - 1 - (pivot - a)
			looks = increasing
		}
		if balanced && partitioned && looks == increasing && partialInsertionSort_func(data, a, b) {
			return
		}
		// What is left of a is not greater than any element here: if the pivot is
		// not greater than that, it is a least one.
		if a > 0 && !data.Less(a-1, pivot) {
			a = partitionEqual_func(data, a, b, pivot)
			continue
		}
		mid, already := partition_func(data, a, b, pivot)
		partitioned = already
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			pdqsort_func(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqsort_func(data, mid+1, b, limit)
			b = mid
		}
	}
}

// partition puts what is less than the pivot before it, and the rest behind it.
// already: nothing but the pivot had to move.
func partition_func(data lessSwap, a, b, pivot int) (mid int, already bool) {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	already = true
	for {
		for i <= j && data.Less(i, a) {
			i++
		}
		for i <= j && !data.Less(j, a) {
			j--
		}
		if i > j {
			break
		}
		data.Swap(i, j)
		already = false
		i++
		j--
	}
	data.Swap(j, a)
	return j, already
}

// partitionEqual puts what equals the pivot, the least element, first.
func partitionEqual_func(data lessSwap, a, b, pivot int) int {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !data.Less(a, i) {
			i++
		}
		for i <= j && data.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// partialInsertionSort puts a few elements right that are out of order, and reports
// whether all are in order then.
func partialInsertionSort_func(data lessSwap, a, b int) bool {
	i := a + 1
	for step := 0; step < maxSteps; step++ {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < shortestShifting {
			return false
		}
		data.Swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && data.Less(j, j-1); j-- {
				data.Swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && data.Less(j, j-1); j++ {
				data.Swap(j, j-1)
			}
		}
	}
	return false
}

// breakPatterns swaps three elements in the middle with ones by chance, so that no
// pattern makes all pivots bad. It is the same chance for the same length.
func breakPatterns_func(data lessSwap, a, b int) {
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
		data.Swap(middle-1+i, a+other)
	}
}

// choosePivot returns a middle one of 3 elements, or of 9 of many, and whether they
// look sorted.
func choosePivot_func(data lessSwap, a, b int) (pivot, looks int) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= shortestNinther {
			i, swaps = median_func(data, i-1, i, i+1, swaps)
			j, swaps = median_func(data, j-1, j, j+1, swaps)
			k, swaps = median_func(data, k-1, k, k+1, swaps)
		}
		j, swaps = median_func(data, i, j, k, swaps)
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
func median_func(data lessSwap, a, b, c, swaps int) (middle, counted int) {
	if data.Less(b, a) {
		a, b = b, a
		swaps++
	}
	if data.Less(c, b) {
		b = c
		swaps++
	}
	if data.Less(b, a) {
		b = a
		swaps++
	}
	return b, swaps
}

func reverseRange_func(data lessSwap, a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		data.Swap(i, j)
	}
}
