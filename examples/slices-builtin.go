package main

import "fmt"

func show(name string, s []int) {
	fmt.Println(name, len(s), cap(s), s, s == nil)
}

func main() {
	var s []int
	show("nil", s)
	last := -1
	for i := range 2000 {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	a := []int{0, 1, 2, 3, 4, 5, 6, 7}
	show("part", a[2:5])
	show("full", a[2:5:6])
	b := append(a[:2:2], 100)
	c := append(a[:2], 200)
	fmt.Println(a, b, c)
	n := copy(a[1:], a)
	fmt.Println(n, a)
	n = copy(a, a[3:])
	fmt.Println(n, a)
	clear(a[:2])
	fmt.Println(a)
	a = append(a[:1], a[3:]...)
	show("cut", a)
	a = append(a, a...)
	show("twice", a)
	show("appended nothing", append([]int(nil)))
	show("appended empty", append([]int{}, []int{}...))
	fmt.Println(min(3, 1, 2), max("a", "c", "b"), min(2.5, 1))
	m := make([]int, 2, 10)
	show("make", m)
	show("more", m[:5])
	show("end", m[2:])
	nested := [][]string{{"a"}, {"b", "c"}, nil}
	nested[2] = append(nested[2], "d")
	fmt.Println(nested, len(nested[1]))
	bytes := append([]byte("ab"), "cd"...)
	fmt.Println(string(bytes), cap(make([]byte, 5)))
	lit := []int{5: 1, 2, 1: 7}
	show("literal", lit)
	for i := range a {
		if i < 3 {
			a = append(a, i)
		}
	}
	show("ranged", a)
	strs := append([]string(nil), "x", "y", "z", "w", "v")
	fmt.Println(len(strs), cap(strs))
	type big struct{ a, b, c int }
	var bigs []big
	for i := range 5 {
		bigs = append(bigs, big{i, i, i})
		fmt.Print(cap(bigs), " ")
	}
	fmt.Println()
}
