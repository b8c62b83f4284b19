package main

import "fmt"

var (
	a         = c + b
	b         = f("b", 1)
	c         = f("c", b+1)
	d         = func() int { return f("d", a) }()
	_         = f("blank", 0)
	x, y      = pair("xy")
	table     = map[string]int{"a": a, "d": d}
	ptr       = &target
	target    = f("target", 9)
	viaMethod = T{3}.value()
	viaFunc   = uses()
	hidden    = f("hidden", 5)
)

type T struct{ n int }

func (t T) value() int { return t.n + late }

var late = f("late", 100)

func uses() int { return hidden * 2 }

func f(name string, n int) int {
	fmt.Print(name, "=", n, " ")
	return n
}

func pair(s string) (int, string) {
	fmt.Print(s, " ")
	return 1, s
}

func init() {
	fmt.Println("init one", a, b, c, d)
	b = 50
}

func init() {
	fmt.Println("init two", b, x, y, table, *ptr)
}

func main() {
	fmt.Println("main", viaMethod, viaFunc, hidden, late, counter)
}

var counter = func() int { inits++; return inits }()

var inits = 10

func init() {
	fmt.Println("init three", counter, inits)
	inits++
}
