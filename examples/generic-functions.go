package main

import (
	"cmp"
	"fmt"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int32 | ~int64 | ~uint8 | ~float32 | ~float64
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, x := range s {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}

func Sum[T Number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

func Max[T cmp.Ordered](a T, rest ...T) T {
	for _, b := range rest {
		if b > a {
			a = b
		}
	}
	return a
}

func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

func Index[T comparable](xs []T, x T) int {
	for i, y := range xs {
		if x == y {
			return i
		}
	}
	return -1
}

func Zero[T any]() T {
	var z T
	return z
}

func Ptr[T any](v T) *T { return &v }

type Stringish interface{ ~string | ~[]byte }

func Len[T Stringish](s T) int { return len(s) }

func Join[T fmt.Stringer](xs []T) string {
	var b strings.Builder
	for i, x := range xs {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(x.String())
	}
	return b.String()
}

func Kind[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	}
	return fmt.Sprintf("%T", v)
}

func Apply[T any, PT interface {
	*T
	Set(int)
}](n int) T {
	var t T
	PT(&t).Set(n)
	return t
}

type meters int

func (m meters) String() string { return fmt.Sprint(int(m), "m") }
func (m *meters) Set(n int)     { *m = meters(n * 2) }

type names []string

func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

func main() {
	xs := []int{1, 2, 3, 4, 5}
	fmt.Println(Map(xs, func(x int) string { return strings.Repeat("*", x) }))
	fmt.Println(Map(xs, func(x int) float64 { return float64(x) / 2 }))
	fmt.Printf("%T\n", Filter(names{"a", "bb", "ccc"}, func(s string) bool { return len(s) > 1 }))
	fmt.Println(Reduce(xs, "", func(a string, x int) string { return fmt.Sprint(a, x) }))
	fmt.Println(Sum(xs...), Sum(1.5, 2.5), Sum[uint8](200, 100), Sum(meters(3), 4), Sum[int8]())
	fmt.Println(Max(3, 9, 2), Max("b", "a"), Max(1.5))
	fmt.Println(Keys(map[string]bool{"a": true}), Index(xs, 4), Index([]any{1, "x", nil}, any(nil)))
	fmt.Println(Zero[int](), Zero[string]() == "", Zero[*int]() == nil, Zero[[2]bool](), Zero[error]() == nil)
	p := Ptr("s")
	*p += "t"
	fmt.Println(*p, Len("héllo"), Len([]byte{1, 2}))
	fmt.Println(Join([]meters{1, 2, 3}), Apply[meters](21))
	fmt.Println(Kind(1), Kind("s"), Kind(2.5), Kind([]string{}), Kind[any](3), Kind[error](nil))
	add := Curry(func(a int, b string) string { return fmt.Sprint(a, b) })
	fmt.Println(add(1)("x"))
	f := Max[float64]
	fmt.Println(f(1, 2, 0))
}
