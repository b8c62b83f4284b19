package main

import (
	"fmt"
	"strings"
)

type cell struct{ x, y int }

type world map[cell]bool

func parse(s string) world {
	w := world{}
	for y, line := range strings.Split(s, "\n") {
		for x, c := range line {
			if c == '#' {
				w[cell{x, y}] = true
			}
		}
	}
	return w
}

func (w world) step() world {
	neighbours := map[cell]int{}
	for c := range w {
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				if dx != 0 || dy != 0 {
					neighbours[cell{c.x + dx, c.y + dy}]++
				}
			}
		}
	}
	next := world{}
	for c, n := range neighbours {
		if n == 3 || n == 2 && w[c] {
			next[c] = true
		}
	}
	return next
}

func (w world) String() string {
	var b strings.Builder
	for y := range 8 {
		for x := range 16 {
			b.WriteByte(".#"[map[bool]int{true: 1}[w[cell{x, y}]]])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func main() {
	w := parse(".#\n..#......###\n###")
	for n := range 13 {
		if n%4 == 0 {
			fmt.Println("generation", n, "alive", len(w))
			fmt.Print(w)
		}
		w = w.step()
	}
}
