package sorting

// insert sorts d[from:to], which is short.
func insert[D data](d D, from, to int) {
	for i := from + 1; i < to; i++ {
		d.sink(from, i)
	}
}

// byHeap sorts d[from:to] in the same time whatever it holds.
func byHeap[D data](d D, from, to int) {
	size := to - from
	for top := (size - 1) / 2; top >= 0; top-- {
		settle(d, from, top, size)
	}
	for size--; size >= 0; size-- {
		d.swap(from, from+size)
		settle(d, from, 0, size)
	}
}

// settle lets an element of the heap d[from:from+size], the greatest first, go down to
// where neither child is greater.
func settle[D data](d D, from, at, size int) {
	for at*2+1 < size {
		child := at*2 + 1
		if child+1 < size && d.less(from+child, from+child+1) {
			child++
		}
		if !d.less(from+at, from+child) {
			return
		}
		d.swap(from+at, from+child)
		at = child
	}
}

// InOrder reports whether d[:n] is sorted.
func InOrder[D data](d D, n int) bool {
	for n--; n > 0; n-- {
		if d.less(n, n-1) {
			return false
		}
	}
	return true
}
