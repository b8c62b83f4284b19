package sorting

// Stable sorts d[:n] and leaves equal elements as they stand: runs by insertion, then
// each two sorted neighbours become one that is twice as long.
func Stable[D data](d D, n int) {
	run := 20
	for from := 0; from < n; from += run {
		insert(d, from, min(from+run, n))
	}
	for ; run < n; run *= 2 {
		for from := 0; from+run < n; from += 2 * run {
			merge(d, from, from+run, min(from+2*run, n))
		}
	}
}

// merge makes the sorted d[from:mid] and d[mid:to] one. What is left of the centre and
// belongs right of it changes places with as many that stand there; then each side has two
// sorted parts of its own.
func merge[D data](d D, from, mid, to int) {
	switch {
	case mid-from == 1:
		place := first(mid, to, notLess[D]{d, from})
		for i := mid; i < place; i++ {
			d.swap(i-1, i)
		}
		return
	case to-mid == 1:
		place := first(from, mid, greater[D]{d, mid})
		for i := mid; i > place; i-- {
			d.swap(i, i-1)
		}
		return
	}
	// As many as are taken from the end of the left part have to come from the front of
	// the right one: the place of one end tells the other.
	centre := (from + to) / 2
	both := centre + mid
	low, high := from, mid
	if mid > centre {
		low, high = both-to, centre
	}
	left := first(low, high, crossed[D]{d, both - 1})
	right := both - left
	rotate(d, left, mid, right)
	if from < left && left < centre {
		merge(d, from, left, centre)
	}
	if centre < right && right < to {
		merge(d, centre, right, to)
	}
}

// question is what first asks of an index.
type question interface{ is(i int) bool }

type notLess[D data] struct {
	d    D
	than int
}

type greater[D data] struct {
	d    D
	than int
}

// crossed: the element is greater than the one as far from the other end.
type crossed[D data] struct {
	d   D
	sum int
}

func (q notLess[D]) is(i int) bool { return !q.d.less(i, q.than) }
func (q greater[D]) is(i int) bool { return q.d.less(q.than, i) }
func (q crossed[D]) is(i int) bool { return q.d.less(q.sum-i, i) }

// first returns the least i in [low, high) with q.is(i), or high.
func first[Q question](low, high int, q Q) int {
	for low < high {
		if i := (low + high) / 2; q.is(i) {
			high = i
		} else {
			low = i + 1
		}
	}
	return low
}

// rotate makes d[from:mid] and d[mid:to] change places: the shorter one goes where it
// belongs, and what stood there is still to be rotated with the rest.
func rotate[D data](d D, from, mid, to int) {
	left, right := mid-from, to-mid
	for left > 0 && right > 0 {
		n := min(left, right)
		other := mid
		if left > right {
			left -= n
		} else {
			right -= n
			other += right
		}
		d.swapRuns(from, other, n)
		from = mid - left
	}
}
