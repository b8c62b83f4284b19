package main

import "fmt"

type Tree[K any, V any] struct {
	root *node[K, V]
	less func(a, b K) bool
	size int
}

type node[K, V any] struct {
	key         K
	val         V
	left, right *node[K, V]
}

func NewTree[K, V any](less func(a, b K) bool) *Tree[K, V] {
	return &Tree[K, V]{less: less}
}

func (t *Tree[K, V]) Put(k K, v V) {
	at := &t.root
	for *at != nil {
		switch n := *at; {
		case t.less(k, n.key):
			at = &n.left
		case t.less(n.key, k):
			at = &n.right
		default:
			n.val = v
			return
		}
	}
	*at = &node[K, V]{key: k, val: v}
	t.size++
}

func (t *Tree[K, V]) Get(k K) (v V, ok bool) {
	for n := t.root; n != nil; {
		if t.less(k, n.key) {
			n = n.left
		} else if t.less(n.key, k) {
			n = n.right
		} else {
			return n.val, true
		}
	}
	return
}

func (t *Tree[K, V]) All() func(yield func(K, V) bool) {
	return func(yield func(K, V) bool) { t.root.all(yield) }
}

func (n *node[K, V]) all(yield func(K, V) bool) bool {
	return n == nil || n.left.all(yield) && yield(n.key, n.val) && n.right.all(yield)
}

func main() {
	t := NewTree[string, int](func(a, b string) bool { return a < b })
	for i, w := range []string{"m", "c", "x", "a", "d", "z", "m"} {
		t.Put(w, i)
	}
	for k, v := range t.All() {
		if k == "x" {
			break
		}
		fmt.Print(k, v, " ")
	}
	v, ok := t.Get("d")
	_, no := t.Get("q")
	fmt.Println(t.size, v, ok, no)
	f := NewTree[float64, []string](func(a, b float64) bool { return a > b })
	f.Put(1.5, []string{"a"})
	f.Put(2.5, nil)
	f.Put(0.5, []string{"b", "c"})
	for k, v := range f.All() {
		fmt.Print(k, v, " ")
	}
	fmt.Println()
	fmt.Printf("%T %T\n", t, f)
}
