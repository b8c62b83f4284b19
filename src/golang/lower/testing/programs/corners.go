package main

type wide struct {
	v [20]int
	s string
}

type base struct{ id int }

func (b *base) bump() int { b.id++; return b.id }
func (b base) get() int   { return b.id }

type mid struct{ *base }
type top struct {
	mid
	name string
}

const (
	a = iota * 10
	b
	_
	d
	e = "const"
)

var (
	first, second = pair()
	third         = second + first
	later         = helper()
	arrA          = [100]int{1, 99: 7}
	arrB          [100]int
	lookup        = map[string]int{"one": 1, "two": 2}
	handler       = func(n int) int { return n + third }
	matrix        [3][3]int
)

func pair() (int, int) { return 3, 4 }
func helper() int      { return base0 * 2 }

var base0 = 21

func init() { matrix[1][1] = 5 }
func init() { matrix[2][2] = matrix[1][1] + 1 }

func bigClosure(w wide) func(int) wide {
	return func(n int) wide {
		w.v[1] += n
		return w
	}
}

func named() (w wide, err string) {
	defer func() { w.v[0] *= 2; err += "!" }()
	w.v[0] = 21
	return w, "ok"
}

func multi() (int, string, []int, bool) { return 1, "two", []int{3}, true }

func take(n int, s string, xs []int, ok bool) int {
	if ok {
		return n + len(s) + xs[0]
	}
	return 0
}

func variadic(pre string, ns ...int) int {
	t := len(pre)
	for _, n := range ns {
		t += n
	}
	return t
}

func early(n int) (r int) {
	defer func() { r += 100 }()
	for i := range 10 {
		if i == n {
			return i
		}
	}
	return -1
}

func loops() string {
	s := ""
	for i := 0; i < 3; i++ {
		defer func() { println("loop defer", i) }()
		s += "x"
	}
	return s
}

type stack []int

func (s *stack) push(n int) { *s = append(*s, n) }
func (s *stack) pop() int {
	old := *s
	n := old[len(old)-1]
	*s = old[:len(old)-1]
	return n
}

type weekday uint8

const (
	sunday weekday = iota
	monday
)

func (d weekday) next() weekday { return (d + 1) % 7 }

func main() {
	println(a, b, d, e, first, second, third, later)
	println(matrix[1][1], matrix[2][2], lookup["two"], handler(1))
	arrB = arrA
	arrB[0] = 50
	println(arrA[0], arrB[0], arrB[99], arrA == arrA2())
	f := bigClosure(wide{s: "w"})
	f(1)
	x := f(2)
	println(x.v[1], x.s)
	w, err := named()
	println(w.v[0], err)
	println(take(multi()))
	println(variadic("ab"), variadic("ab", 1, 2), variadic("", []int{5, 6}...))
	println(early(4), early(40))
	println(loops())
	t := top{mid{&base{7}}, "top"}
	println(t.bump(), t.get(), t.id, t.mid.base.id)
	bump := t.bump
	bump()
	println(t.id)
	var st stack
	st.push(1)
	st.push(2)
	println(st.pop(), len(st))
	println(monday.next(), weekday(6).next())
	xs := []int{1, 2, 3}
	xs = append(xs, xs...)
	println(len(xs), xs[5])
	copy(xs[1:], xs)
	println(xs[1], xs[2], xs[5])
	copy(xs, xs[2:])
	println(xs[0], xs[1])
	type kv struct {
		k string
		v [2]int
	}
	p, q := kv{"a", [2]int{1, 2}}, kv{"a", [2]int{1, 2}}
	println(p == q, [2]kv{p, q} == [2]kv{q, p})
	q.v[1]++
	println(p == q, p != q)
	var n *base
	println(n == nil)
	pp := &p.v[1]
	*pp = 77
	println(p.v[1])
	ptrs := map[string]*kv{"p": &p}
	ptrs["p"].v[0]--
	println(p.v[0])
	grid := make([][]string, 2)
	for i := range grid {
		grid[i] = make([]string, 2)
		for j := range grid[i] {
			grid[i][j] = string(rune('a' + i*2 + j))
		}
	}
	println(grid[0][0] + grid[0][1] + grid[1][0] + grid[1][1])
	i := 0
	i, xs[i] = 5, 9
	println(i, xs[0])
	var fns [3]func() int
	for i := range fns {
		fns[i] = func() int { i *= 2; return i }
	}
	println(fns[1](), fns[1](), fns[2]())
	var s struct {
		inner struct{ deep [3]int8 }
	}
	s.inner.deep[1] -= 100
	s.inner.deep[1] -= 100
	println(s.inner.deep[1])
	func(w wide) { println(w.v[0]) }(w)
	if x, ok := lookup["none"]; !ok {
		println(x, "none")
	} else if x > 1 {
		println("never")
	}
	m2 := map[string]map[string]int{"x": {"y": 1}}
	m2["x"]["z"] += 4
	println(len(m2["x"]), m2["x"]["z"], m2["q"]["w"])
	total := 0
outer:
	for k, v := range lookup {
		switch {
		case k == "two":
			continue outer
		case v == 0:
			break outer
		}
		total += v
	}
	println(total)
	var arr [5]int
	for i := range arr {
		arr[i] = i
	}
	sl := arr[1:4]
	sl = append(sl, 40)
	println(arr[4], len(sl), cap(sl))
	r := []rune("añb")
	r[1] = 'ñ' + 1
	println(string(r), string(r[:1]), len(string(r)))
	b8 := []byte{'x', 0xff}
	println(len(string(b8)), string(b8)[0])
	u := uint8(3)
	println(u-5, u<<7, ^u, -u, u/2*2, u&^1)
}

func arrA2() [100]int { return arrA }
