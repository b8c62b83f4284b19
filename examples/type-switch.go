package main

import (
	"errors"
	"fmt"
)

type id int
type pair struct{ a, b any }
type stringer struct{}

func (stringer) String() string { return "stringer" }

func kind(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", x)
	case id:
		return fmt.Sprintf("id %d", x+1)
	case string:
		return "string of " + fmt.Sprint(len(x))
	case []int:
		return fmt.Sprint("slice ", len(x), x)
	case map[string]int:
		return fmt.Sprint("map ", x["a"])
	case func(int) int:
		return fmt.Sprint("func ", x(20))
	case *int:
		return fmt.Sprint("pointer to ", *x)
	case chan int:
		return fmt.Sprint("chan ", cap(x))
	case pair:
		return "(" + kind(x.a) + ", " + kind(x.b) + ")"
	case [2]bool:
		return fmt.Sprint("array ", x[1])
	case struct{ n int }:
		return fmt.Sprint("anonymous ", x.n)
	case error:
		return "error " + x.Error()
	case fmt.Stringer:
		return "Stringer " + x.String()
	case interface{ m() }:
		return "never"
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func main() {
	n := 5
	for _, v := range []any{
		nil, 1, int64(2), id(3), "four", []int{5}, map[string]int{"a": 6},
		func(x int) int { return x + 1 }, &n, make(chan int, 8), pair{1, "x"},
		[2]bool{false, true}, struct{ n int }{9}, errors.New("bad"), stringer{},
		&stringer{}, 1.5, int8(1), []string{}, (*int)(nil) == nil, 2i, 'r',
	} {
		fmt.Println(kind(v))
	}
	var err error = fmt.Errorf("x")
	switch err.(type) {
	case interface{ Unwrap() error }:
		fmt.Println("wrapper")
	default:
		fmt.Println("plain")
	}
	var a any = 3
	switch y := a.(type) {
	default:
		fmt.Printf("%T first in source\n", y)
	case string:
		fmt.Println("string", y)
	}
	if s, ok := a.(fmt.Stringer); !ok {
		fmt.Println(s == nil, ok)
	}
	i, ok := a.(int)
	f, okf := a.(float64)
	fmt.Println(i, ok, f, okf)
}
