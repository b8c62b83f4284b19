package main

import "fmt"

type point struct{ x, y int }

func change(a [3]int) [3]int {
	a[0] = 100
	return a
}

func main() {
	var a [3]int
	b := a
	b[1] = 5
	c := change(b)
	fmt.Println(a, b, c, a == b, b == [3]int{0, 5, 0}, len(a))
	d := [...]string{2: "two", 0: "zero", 4: "four"}
	fmt.Printf("%q %d\n", d, len(d))
	var grid [3][4]int
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] = i * j
		}
	}
	fmt.Println(grid)
	row := grid[2]
	row[0] = 99
	fmt.Println(row, grid[2])
	p := &grid[1]
	p[2] = 42
	for i, v := range p {
		fmt.Print(i, "=", v, " ")
	}
	fmt.Println(len(p))
	s := grid[2][1:3]
	s[0] = -1
	fmt.Println(grid[2], s, cap(s))
	ps := [2]point{{1, 2}, {3, 4}}
	qs := ps
	qs[0].x = 9
	fmt.Println(ps, qs, ps == qs, ps[1] == qs[1])
	// The array that is ranged over is copied first; through a pointer it is not.
	e := [3]int{1, 2, 3}
	for i, v := range e {
		e[2] = 10
		if i == 2 {
			fmt.Println(v)
		}
	}
	for i, v := range &e {
		e[2] = 20
		if i == 2 {
			fmt.Println(v)
		}
	}
	m := map[[2]int]string{{1, 2}: "a", {3, 4}: "b"}
	fmt.Println(m[[2]int{3, 4}], m)
	f := [3]int([]int{7, 8, 9})
	g := (*[2]int)([]int{5, 6, 7})
	g[1]++
	fmt.Println(f, *g)
	var empty [0]int
	fmt.Println(len(empty), empty == [0]int{})
}
