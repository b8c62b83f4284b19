package main

import (
	"fmt"
	"strconv"
)

func divmod(a, b int) (q, r int) {
	q = a / b
	r = a % b
	return
}

func sum(first int, rest ...int) int {
	for _, n := range rest {
		first += n
	}
	return first
}

func describe(args ...any) string { return fmt.Sprint(len(args), args == nil) }

func change(xs ...int) { xs[0] = 99 }

func named() (x int, err error) {
	defer func() {
		x *= 2
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	x = 21
	panic("oops")
}

func trace(s string) int { fmt.Print(s, " "); return len(s) }

func multi() (int, string, error) { return 1, "one", nil }

func take(n int, s string, err error) string { return strconv.Itoa(n) + s + fmt.Sprint(err) }

func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}

func odd(n int) bool { return n != 0 && even(n-1) }

func ackermann(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}

func many(a int8, b string, c float64, d []int, e map[string]int, f any, g [3]byte, h struct{ x, y int }) string {
	return fmt.Sprint(a, b, c, d, e, f, g, h)
}

type fn func(int) fn

func main() {
	q, r := divmod(17, 5)
	fmt.Println(q, r, sum(1), sum(1, 2, 3), sum(1, []int{4, 5}...))
	fmt.Println(describe(), describe(nil), describe(nil, nil), describe([]any{1, 2}...), describe([]int{1, 2}))
	xs := []int{1, 2}
	change(xs...)
	fmt.Println(xs)
	fmt.Println(named())
	fmt.Println(take(multi()))
	a := []int{trace("x"), trace("yy"), trace("zzz")}
	fmt.Println(a)
	m := map[int]int{trace("k"): trace("value")}
	fmt.Println(m)
	fmt.Println(even(10), odd(7), even(7), ackermann(2, 3))
	fmt.Println(many(-1, "s", 1.5, []int{1}, map[string]int{"k": 2}, nil, [3]byte{1, 2, 3}, struct{ x, y int }{4, 5}))
	count := 0
	var f fn
	f = func(n int) fn { count += n; return f }
	f(1)(2)(3)
	fmt.Println(count)
	i, arr := 0, []int{10, 20, 30}
	i, arr[i] = 2, 11
	fmt.Println(i, arr)
	arr[0], arr[1], arr[2] = arr[2], arr[0], arr[1]
	fmt.Println(arr)
	_, s, _ := multi()
	fmt.Println(s)
	func(xs ...string) { fmt.Println(len(xs), xs) }("a", "b")
}
