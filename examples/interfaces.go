package main

import (
	"errors"
	"fmt"
	"io"
	"math"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}

type Named interface{ Name() string }

type NamedShape interface {
	Shape
	Named
}

type Rect struct{ W, H float64 }
type Circle struct{ R float64 }

func (r Rect) Area() float64         { return r.W * r.H }
func (r Rect) Perimeter() float64    { return 2 * (r.W + r.H) }
func (r Rect) Name() string          { return "rect" }
func (c *Circle) Area() float64      { return math.Pi * c.R * c.R }
func (c *Circle) Perimeter() float64 { return 2 * math.Pi * c.R }

type reader struct{ s string }

func (r *reader) Read(p []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	n := copy(p, r.s)
	r.s = r.s[n:]
	return n, nil
}

type myError struct{ code int }

func (e *myError) Error() string { return fmt.Sprint("code ", e.code) }

func fails(n int) error {
	if n == 0 {
		return nil
	}
	return &myError{n}
}

func typedNil() error {
	var e *myError
	return e
}

func main() {
	shapes := []Shape{Rect{3, 4}, &Circle{1}, &Rect{1, 1}}
	for _, s := range shapes {
		fmt.Printf("%T %.2f %.2f", s, s.Area(), s.Perimeter())
		if n, ok := s.(Named); ok {
			fmt.Print(" ", n.Name())
		}
		if ns, ok := s.(NamedShape); ok {
			var sh Shape = ns
			fmt.Print(" ", sh == s)
		}
		fmt.Println()
	}
	var e any = shapes[0]
	r, ok := e.(Rect)
	_, not := e.(*Rect)
	fmt.Println(r, ok, not)
	data, err := io.ReadAll(&reader{"some text"})
	fmt.Println(string(data), err)
	fmt.Println(fails(0) == nil, fails(3), typedNil() == nil)
	var me *myError
	fmt.Println(errors.As(fmt.Errorf("wrapped: %w", fails(4)), &me), me.code)
	var a, b any = 1, 1
	var c any = int64(1)
	var n any
	fmt.Println(a == b, a == c, n == nil, a == n, a == 1, c == 1)
	var s1, s2 Shape = Rect{1, 2}, Rect{1, 2}
	var s3 Shape = &Circle{1}
	fmt.Println(s1 == s2, s1 == s3, s3 == s3, s1 == Rect{1, 2})
	area := s1.Area
	s1 = Rect{10, 10}
	fmt.Println(area(), Shape.Area(s1))
	var m any = map[string]any{"list": []any{1, "two", 3.0, nil, true}}
	fmt.Println(m.(map[string]any)["list"].([]any)[1])
	type local interface{ Shape }
	var l local = s1
	fmt.Println(l.Area())
}
