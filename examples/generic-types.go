package main

import (
	"errors"
	"fmt"
	"sync"
)

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) Swap() Pair[B, A]        { return Pair[B, A]{p.Second, p.First} }
func (p Pair[A, B]) String() string          { return fmt.Sprintf("<%v|%v>", p.First, p.Second) }

type Stack[T any] struct{ items []T }

var ErrEmpty = errors.New("empty stack")

func (s *Stack[T]) Push(x T) *Stack[T] { s.items = append(s.items, x); return s }
func (s *Stack[T]) Pop() (T, error) {
	if len(s.items) == 0 {
		var zero T
		return zero, ErrEmpty
	}
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, nil
}

type List[T any] struct {
	head *element[T]
	n    int
}

type element[T any] struct {
	value T
	next  *element[T]
}

func (l *List[T]) Add(v T) { l.head = &element[T]{v, l.head}; l.n++ }
func (l *List[T]) Each(f func(T)) {
	for e := l.head; e != nil; e = e.next {
		f(e.value)
	}
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(xs ...T) {
	for _, x := range xs {
		s[x] = struct{}{}
	}
}

func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }

type Cache[K comparable, V any] struct {
	mu   sync.RWMutex
	data map[K]V
	load func(K) V
	hits int
}

func (c *Cache[K, V]) Get(k K) V {
	c.mu.RLock()
	v, ok := c.data[k]
	c.mu.RUnlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	if ok {
		c.hits++
		return v
	}
	v = c.load(k)
	c.data[k] = v
	return v
}

type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T] { return Option[T]{v, true} }
func None[T any]() Option[T]    { return Option[T]{} }
func (o Option[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

type Container[T any] interface {
	Push(T) *Stack[T]
	Pop() (T, error)
}

type Embeds[T any] struct {
	Pair[T, T]
	*Stack[T]
	extra T
}

type Matrix[T int | float64] [2][2]T

func (m Matrix[T]) Mul(o Matrix[T]) (r Matrix[T]) {
	for i := range 2 {
		for j := range 2 {
			for k := range 2 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

func main() {
	p := MakePair("a", 1)
	fmt.Println(p, p.Swap(), p == MakePair("a", 1))
	fmt.Printf("%T %T %+v\n", p, p.Swap(), struct{ A, B int }{1, 2})
	var s Stack[string]
	s.Push("x").Push("y")
	var c Container[string] = &s
	v, err := c.Pop()
	c.Pop()
	_, err2 := c.Pop()
	fmt.Println(v, err, err2, errors.Is(err2, ErrEmpty))
	l := List[Pair[int, string]]{}
	l.Add(MakePair(1, "one"))
	l.Add(MakePair(2, "two"))
	l.Each(func(p Pair[int, string]) { fmt.Print(p, " ") })
	fmt.Println(l.n)
	set := Set[rune]{}
	set.Add('a', 'b', 'a')
	fmt.Println(len(set), set.Has('a'), set.Has('z'))
	cache := &Cache[int, string]{data: map[int]string{}, load: func(n int) string { return fmt.Sprint("v", n) }}
	fmt.Println(cache.Get(1), cache.Get(2), cache.Get(1), cache.hits)
	fmt.Println(Some(5).OrElse(1), None[string]().OrElse("none"))
	e := Embeds[int]{Pair: MakePair(1, 2), Stack: &Stack[int]{}, extra: 3}
	e.Push(10)
	fmt.Println(e.First, e.Swap(), e.items, e.extra)
	m := Matrix[int]{{1, 1}, {1, 0}}
	r := m
	for range 10 {
		r = r.Mul(m)
	}
	fmt.Println(r, Matrix[float64]{{0.5, 0}, {0, 2}}.Mul(Matrix[float64]{{2, 0}, {0, 2}}))
	fmt.Printf("%T %T %T\n", r, cache, set)
}
