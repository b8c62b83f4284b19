package main

import (
	"fmt"
	"strings"
)

type counter struct{ n int }

func (c counter) get() int            { return c.n }
func (c *counter) add(d int) *counter { c.n += d; return c }

type words []string

func (w words) Len() int             { return len(w) }
func (w *words) push(s string)       { *w = append(*w, s) }
func (w words) join(s string) string { return strings.Join(w, s) }

type op func(int, int) int

func (o op) apply(a, b int) int { return o(a, b) }

type number int

func (n number) double() number { return n * 2 }

type table map[string]int

func (t table) inc(k string) { t[k]++ }

type outer struct {
	*counter
	number
}

func main() {
	c := counter{1}
	get := c.get
	add := c.add
	c.add(5).add(10)
	add(100)
	fmt.Println(get(), c.get(), c.n)
	f := counter.get
	g := (*counter).add
	h := (*counter).get
	g(&c, 1)
	fmt.Println(f(c), h(&c))
	fmt.Printf("%T %T %T\n", f, g, add)
	var w words
	w.push("a")
	w.push("b")
	fmt.Println(w.Len(), w.join("+"), words.join(w, "-"))
	fmt.Println(op(func(a, b int) int { return a*10 + b }).apply(4, 2))
	fmt.Println(number(4).double().double(), number.double(3))
	t := table{}
	inc := t.inc
	inc("k")
	inc("k")
	t.inc("l")
	fmt.Println(t)
	o := outer{&counter{7}, 5}
	fmt.Println(o.get(), o.double(), outer.get(o), outer.double(o))
	o.add(1)
	bound := o.double
	o.number = 50
	fmt.Println(o.n, bound(), o.double())
	fs := []func() int{c.get, o.get, (&counter{3}).get}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var s fmt.Stringer = stringer{"x"}
	str := s.String
	s = stringer{"y"}
	fmt.Println(str(), s.String(), fmt.Stringer.String(s))
	defer c.add(1).add(2)
	defer func() { fmt.Println("deferred", c.n) }()
}

type stringer struct{ s string }

func (s stringer) String() string { return "<" + s.s + ">" }
