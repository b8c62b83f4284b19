package sorting

// Slice sorts elements by a function.
type Slice[E any] struct {
	Elems   []E
	Compare func(a, b E) int
}

func (s Slice[E]) less(i, j int) bool { return s.Compare(s.Elems[i], s.Elems[j]) < 0 }
func (s Slice[E]) swap(i, j int)      { s.Elems[i], s.Elems[j] = s.Elems[j], s.Elems[i] }

func (s Slice[E]) sink(bottom, i int) {
	x := s.Elems
	for ; i > bottom && s.Compare(x[i], x[i-1]) < 0; i-- {
		x[i], x[i-1] = x[i-1], x[i]
	}
}

func (s Slice[E]) part(pivot, lo, hi int, ties bool) (newLo, newHi int, moved bool) {
	x := s.Elems
	for {
		for lo < hi && (ties && s.Compare(x[pivot], x[lo]) >= 0 || !ties && s.Compare(x[lo], x[pivot]) < 0) {
			lo++
		}
		for lo < hi && (ties && s.Compare(x[pivot], x[hi-1]) < 0 || !ties && s.Compare(x[hi-1], x[pivot]) >= 0) {
			hi--
		}
		if lo >= hi {
			return lo, hi, moved
		}
		hi--
		x[lo], x[hi] = x[hi], x[lo]
		lo++
		moved = true
	}
}

func (s Slice[E]) swapRuns(i, j, n int) {
	for x := s.Elems; n > 0; n-- {
		x[i], x[j] = x[j], x[i]
		i++
		j++
	}
}
