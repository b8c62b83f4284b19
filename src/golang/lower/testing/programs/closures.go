package main

func counter() func() int {
	n := 0
	return func() int {
		n++
		return n
	}
}

func apply(f func(int, int) int, a, b int) int { return f(a, b) }
func add(a, b int) int                          { return a + b }

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

type op func(int) int

func (o op) twice(x int) int { return o(o(x)) }

var global = func(x int) int { return x * 100 }

func deferred() (result int) {
	defer func() { result *= 2 }()
	defer func(k int) { result += k }(result + 3)
	result = 10
	return result + 1
}


func main() {
	c := counter()
	d := counter()
	println(c(), c(), d(), c())
	println(apply(add, 3, 4), apply(func(a, b int) int { return a * b }, 3, 4))
	k := 10
	inc := func(x int) int { return x + k }
	println(inc(1), compose(inc, inc, global)(2))
	k = 20
	println(inc(1))
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		print(f(), f(), " ")
	}
	println()
	for i := range 3 {
		fs[i] = func() int { return i * i }
	}
	println(fs[0](), fs[1](), fs[2]())
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	println(fib(15))
	var none func()
	println(none == nil, fib != nil)
	println(op(inc).twice(1))
	println(deferred())
	x, s, p := 1, "captured", struct{ a, b int }{3, 4}
	func() {
		func() {
			println(x, s, p.a+p.b)
			x = 5
		}()
	}()
	println(x)
	func(a int, rest ...string) { println(a, len(rest)) }(1, "x", "y")
	ptr := &x
	*ptr += 2
	println(x)
	sw := func() (int, string) { return 7, "seven" }
	n, str := sw()
	println(n, str)
}
