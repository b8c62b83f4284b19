package main

import (
	"errors"
	"fmt"
)

type code int
type text string
type point struct{ x, y int }

func (p point) String() string { return "a point" }

func try(v any) {
	defer func() {
		r := recover()
		fmt.Printf("%T %v %v\n", r, r, r == v)
	}()
	panic(v)
}

func main() {
	for _, v := range []any{1, "s", 2.5, 'r', true, code(7), text("t"), point{1, 2}, errors.New("e"), 1i, uint8(3)} {
		try(v)
	}
	panic(code(42))
}
