package sorting

// Methods are how package sort knows data.
type Methods interface {
	Less(i, j int) bool
	Swap(i, j int)
}

// Indexed sorts by methods alone.
type Indexed[M Methods] struct{ M M }

func (x Indexed[M]) less(i, j int) bool { return x.M.Less(i, j) }
func (x Indexed[M]) swap(i, j int)      { x.M.Swap(i, j) }

func (x Indexed[M]) sink(bottom, i int) {
	for ; i > bottom && x.M.Less(i, i-1); i-- {
		x.M.Swap(i, i-1)
	}
}

func (x Indexed[M]) part(pivot, lo, hi int, ties bool) (newLo, newHi int, moved bool) {
	for {
		for lo < hi && (ties && !x.M.Less(pivot, lo) || !ties && x.M.Less(lo, pivot)) {
			lo++
		}
		for lo < hi && (ties && x.M.Less(pivot, hi-1) || !ties && !x.M.Less(hi-1, pivot)) {
			hi--
		}
		if lo >= hi {
			return lo, hi, moved
		}
		hi--
		x.M.Swap(lo, hi)
		lo++
		moved = true
	}
}

func (x Indexed[M]) swapRuns(i, j, n int) {
	for ; n > 0; n-- {
		x.M.Swap(i, j)
		i++
		j++
	}
}
