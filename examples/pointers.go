package main

import "fmt"

type list struct {
	val  int
	next *list
}

func push(head **list, v int) { *head = &list{v, *head} }

func swap(a, b *int) { *a, *b = *b, *a }

func local() *int {
	x := 7
	return &x
}

type tree struct {
	l, r *tree
	key  int
}

func (t *tree) insert(k int) *tree {
	if t == nil {
		return &tree{key: k}
	}
	if k < t.key {
		t.l = t.l.insert(k)
	} else {
		t.r = t.r.insert(k)
	}
	return t
}

func (t *tree) walk(f func(int)) {
	if t == nil {
		return
	}
	t.l.walk(f)
	f(t.key)
	t.r.walk(f)
}

func main() {
	x, y := 1, 2
	swap(&x, &y)
	fmt.Println(x, y)
	p := &x
	pp := &p
	**pp = 50
	*pp = &y
	*p++
	fmt.Println(x, y, *p, **pp, p == &y, pp == nil)
	a, b := local(), local()
	*a = 8
	fmt.Println(*a, *b, a == b)
	var head *list
	for i := range 5 {
		push(&head, i*i)
	}
	for n := head; n != nil; n = n.next {
		fmt.Print(n.val, " ")
	}
	fmt.Println()
	arr := [3]int{1, 2, 3}
	q := &arr[1]
	*q *= 10
	sl := arr[:]
	r := &sl[2]
	sl = append(sl, 4)
	sl[2] = 99
	fmt.Println(arr, *r, sl)
	var root *tree
	for _, k := range []int{5, 2, 8, 1, 9, 3} {
		root = root.insert(k)
	}
	sum := 0
	root.walk(func(k int) {
		sum = sum*10 + k
	})
	fmt.Println(sum)
	n := new(int)
	*n += 3
	s := new(struct{ a, b string })
	s.a = "field"
	fp := &s.b
	*fp = "through"
	fmt.Println(*n, *s, s)
	f := &[]func(){func() { fmt.Println("called") }}[0]
	(*f)()
	type self *self
	var me self
	me = &me
	fmt.Println(*me == me)
}
