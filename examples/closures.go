package main

import "fmt"

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func fib() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func apply(xs []int, f func(i int, x *int)) {
	for i := range xs {
		f(i, &xs[i])
	}
}

var global = func() string { return "initialised" }()

func main() {
	next, reset := counter()
	other, _ := counter()
	next()
	next()
	reset()
	fmt.Println(next(), other())
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var gs []func()
	for i := 0; i < 6; i++ {
		gs = append(gs, func() { fmt.Print(i, " ") })
		i++
	}
	for k, v := range []string{"a", "b"} {
		gs = append(gs, func() { fmt.Print(k, v, " ") })
	}
	for i := range 2 {
		gs = append(gs, func() { fmt.Print("r", i, " ") })
	}
	for _, g := range gs {
		g()
	}
	fmt.Println()
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * x })(4))
	f := fib()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var fact func(int) int
	fact = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(15))
	xs := []int{1, 2, 3}
	total := 0
	apply(xs, func(i int, x *int) {
		*x += i
		total += *x
	})
	fmt.Println(xs, total, global)
	x := 1
	func() {
		x := x + 1
		x++
		func() { x *= 10 }()
		fmt.Println("inner", x)
	}()
	fmt.Println("outer", x)
	adders := map[string]func(...int) int{
		"sum": func(ns ...int) (t int) {
			for _, n := range ns {
				t += n
			}
			return
		},
	}
	fmt.Println(adders["sum"](1, 2, 3), adders["sum"]())
}
