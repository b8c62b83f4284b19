package main

func sum(xs []int) (total int) {
	for _, x := range xs {
		total += x
	}
	return
}

func fill(xs []int, v int) {
	for i := range xs {
		xs[i] = v
	}
}

func idx(n int) int {
	print("idx", n, " ")
	return n
}

type grid [3][4]int

func (g *grid) set(i, j, v int) { g[i][j] = v }
func (g grid) total() int {
	t := 0
	for _, row := range g {
		for _, v := range row {
			t += v
		}
	}
	return t
}

var table = [5]int{1, 2, 3, 4: 50}
var names = [...]string{2: "two", 0: "zero"}
var nested = []struct {
	a int
	b string
}{{1, "x"}, {b: "y"}}

func main() {
	var xs []int
	println(xs == nil, len(xs), cap(xs))
	for i := 0; i < 10; i++ {
		xs = append(xs, i*i)
	}
	println(len(xs), sum(xs), xs[3], xs[9])
	ys := xs[2:5]
	println(len(ys), cap(ys) >= 8, ys[0], ys[2])
	ys[0] = 100
	println(xs[2])
	zs := xs[1:3:4]
	zs = append(zs, 7)
	zs = append(zs, 8)
	zs[0] = -1
	println(len(zs), xs[1], xs[3], zs[2])
	fill(xs[:3], 9)
	println(xs[0], xs[1], xs[2], xs[3])
	ms := make([]int, 3, 10)
	println(len(ms), cap(ms), ms[2])
	println(copy(ms, []int{5, 6}), ms[0], ms[1], ms[2])
	println(copy(ms[1:], ms), ms[0], ms[1], ms[2])
	arr := [3]int{1, 2, 3}
	brr := arr
	brr[1] = 20
	println(arr[1], brr[1], arr == brr, arr == [3]int{1, 2, 3}, len(arr))
	p := &arr
	p[2] = 30
	for i, v := range p {
		print(i, "=", v, " ")
	}
	println()
	for i, v := range arr {
		arr[2] = 99
		print(i, "=", v, " ")
	}
	println()
	sl := arr[:]
	sl[0] = 11
	println(arr[0], len(sl), cap(sl[1:]))
	var g grid
	g.set(1, 2, 5)
	g.set(2, 3, 6)
	h := g
	h.set(0, 0, 100)
	println(g.total(), h.total(), len(g), len(g[0]))
	println(table[4], table[3], names[0], names[1] == "", names[2], len(names))
	println(nested[0].a, nested[0].b, nested[1].a, nested[1].b)
	arr[idx(0)] = idx(1) + arr[idx(2)]
	println(arr[0])
	i := 1
	i, arr[i] = 2, 77
	println(i, arr[1])
	arr[0], arr[1] = arr[1], arr[0]
	println(arr[0], arr[1])
	matrix := [][]int{{1, 2}, {3}, nil}
	matrix[2] = append(matrix[2], 4, 5, 6)
	for _, row := range matrix {
		print(len(row), ":", sum(row), " ")
	}
	println()
	clear(ms)
	println(ms[0], ms[1], len(ms))
	big := [100]int{50: 1}
	other := big
	other[99] = 2
	println(big[50], big[99], other[50], other[99])
	ptrs := []*[2]int{{1, 2}, {3, 4}}
	println(ptrs[1][0], len(ptrs))
	bs := make([]bool, 2)
	bs[1] = !bs[0]
	println(bs[0], bs[1])
	u8 := []uint8{1, 2, 3}
	u8[2] += 254
	println(u8[2])
	xs = append(xs[:1], xs[3:]...)
	println(len(xs), xs[1])
}
