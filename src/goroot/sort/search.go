package sort

import "cmp"

// Search returns the least i in [0, n) with f(i), or n; f must be false first, then
// true.
func Search(n int, f func(int) bool) int {
	least, most := 0, n
	for least < most {
		if middle := least + (most-least)/2; f(middle) {
			most = middle
		} else {
			least = middle + 1
		}
	}
	return least
}

// Find returns the least i in [0, n) with cmp(i) <= 0, or n, and whether it is 0 there.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(i int) bool { return cmp(i) <= 0 })
	return i, i < n && cmp(i) == 0
}

// SearchInts returns where x is, or belongs, in the sorted a.
func SearchInts(a []int, x int) int { return place(a, x) }

// SearchFloat64s returns where x is, or belongs, in the sorted a.
func SearchFloat64s(a []float64, x float64) int { return place(a, x) }

// SearchStrings returns where x is, or belongs, in the sorted a.
func SearchStrings(a []string, x string) int { return place(a, x) }

func place[E cmp.Ordered](a []E, x E) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}
