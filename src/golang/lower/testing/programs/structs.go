package main

type point struct{ x, y int }

func (p point) add(q point) point { return point{p.x + q.x, p.y + q.y} }
func (p *point) scale(k int)      { p.x *= k; p.y *= k }
func (p point) show()             { println(p.x, p.y) }

type circle struct {
	point
	r    int
	name string
}

func (c *circle) grow() { c.r++ }

type node struct {
	value int
	next  *node
}

type small struct {
	a uint8
	b int16
	c bool
	d int32
	e uint8
}

type wide struct {
	v [20]int
	s string
}

func (w wide) first() int { return w.v[0] }

func makeWide(n int) wide {
	var w wide
	w.v[0] = n
	w.v[19] = n * 2
	w.s = "wide"
	return w
}

func change(w wide) wide {
	w.v[0]++
	return w
}

func two() (point, string) { return point{1, 2}, "two" }

func push(head *node, v int) *node { return &node{v, head} }

type holder struct {
	p  *point
	f  func(int) int
	in struct{ deep int }
}

func main() {
	p := point{1, 2}
	q := p
	q.x = 10
	println(p.x, q.x, p == q, p == point{1, 2}, p != q)
	p.add(q).show()
	p.scale(3)
	p.show()
	pp := &p
	pp.scale(2)
	pp.show()
	pp.x++
	println(p.x, pp.y, (*pp).x)
	*pp = point{y: 5}
	println(p.x, p.y)
	c := circle{point{1, 1}, 5, "c"}
	c.scale(4)
	c.grow()
	println(c.x, c.point.y, c.r, c.name)
	cp := &c
	cp.point = q
	cp.show()
	println(c.add(point{1, 1}).x)
	var head *node
	for i := range 4 {
		head = push(head, i)
	}
	for n := head; n != nil; n = n.next {
		print(n.value, " ")
	}
	println()
	head.next.next.value = 42
	println(head.next.next.value)
	s := small{255, -5, true, 1 << 20, 7}
	t := s
	t.b = -6
	println(s.a, s.b, s.c, s.d, s.e, s == t, t.b)
	w := makeWide(5)
	x := change(w)
	println(w.v[0], x.v[0], x.v[19], x.s, x.first(), change(x).v[0])
	ws := []wide{w, x}
	ws[0].v[1] = 9
	println(ws[0].v[1], ws[1].v[1], w.v[1], len(ws))
	a, b := two()
	println(a.x, a.y, b)
	h := holder{p: &point{7, 8}, f: func(n int) int { return n + 1 }}
	h.in.deep = 3
	h.p.x += 2
	println(h.p.x, h.f(4), h.in.deep)
	arr := [2]point{{1, 2}, {3, 4}}
	arr[1].x = 30
	for _, v := range arr {
		v.x = 0
	}
	println(arr[0].x, arr[1].x)
	np := new(point)
	np.y = 4
	println(np.x, np.y, *np == point{0, 4})
	anon := struct {
		k string
		v int
	}{"key", 1}
	println(anon.k, anon.v)
	f := p.add
	p.x = 1000
	println(f(point{1, 1}).x)
	g := (*point).scale
	g(&p, 2)
	println(p.x)
	e := struct{}{}
	_ = e
	m := map[string]point{"a": {1, 2}}
	println(m["a"].y, m["none"].x)
}
