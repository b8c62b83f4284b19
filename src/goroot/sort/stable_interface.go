package sort

// stable sorts data[:n] and leaves equal elements as they stand: blocks by insertion,
// then pairs of sorted blocks are merged in place.
func stable(data Interface, n int) {
	size := 20
	for a := 0; a < n; a += size {
		insertionSort(data, a, min(a+size, n))
	}
	for ; size < n; size *= 2 {
		for a := 0; a+size < n; a += 2 * size {
			symMerge(data, a, a+size, min(a+2*size, n))
		}
	}
}

// symMerge merges the sorted data[a:m] and data[m:b]: it finds what of both halves
// has to change sides of the middle, rotates that, and goes on with either side.
func symMerge(data Interface, a, m, b int) {
	if m-a == 1 {
		// One element before m: it goes before the first that is not less.
		i, j := m, b
		for i < j {
			h := int(uint(i+j) >> 1)
			if data.Less(h, a) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := a; k < i-1; k++ {
			data.Swap(k, k+1)
		}
		return
	}
	if b-m == 1 {
		// One element behind m: it goes before the first that is greater.
		i, j := a, m
		for i < j {
			h := int(uint(i+j) >> 1)
			if !data.Less(m, h) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := m; k > i; k-- {
			data.Swap(k, k-1)
		}
		return
	}
	mid := int(uint(a+b) >> 1)
	n := mid + m
	start, r := a, m
	if m > mid {
		start, r = n-b, mid
	}
	p := n - 1
	for start < r {
		c := int(uint(start+r) >> 1)
		if !data.Less(p-c, c) {
			start = c + 1
		} else {
			r = c
		}
	}
	end := n - start
	if start < m && m < end {
		rotate(data, start, m, end)
	}
	if a < start && start < mid {
		symMerge(data, a, start, mid)
	}
	if mid < end && end < b {
		symMerge(data, mid, end, b)
	}
}

// rotate makes data[a:m] and data[m:b] change places.
func rotate(data Interface, a, m, b int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			swapRange(data, m-i, m, j)
			i -= j
		} else {
			swapRange(data, m-i, m+j-i, i)
			j -= i
		}
	}
	swapRange(data, m-i, m, i)
}

func swapRange(data Interface, a, b, n int) {
	for i := 0; i < n; i++ {
		data.Swap(a+i, b+i)
	}
}
