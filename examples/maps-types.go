package main

import "fmt"

type point struct{ x, y int }
type color string
type shape interface{ area() float64 }
type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

func main() {
	ints := map[int]string{1: "a", 2: "b"}
	strs := map[string]int{"x": 1}
	points := map[point][]int{{1, 2}: {3, 4}}
	floats := map[float64]bool{1.5: true, 0: true}
	arrays := map[[2]string]point{{"a", "b"}: {5, 6}}
	bools := map[bool]int{true: 1}
	colors := map[color]map[string]int{"red": {"light": 1}}
	anys := map[any]string{1: "int", "1": "string", 1.0: "float", point{1, 2}: "point", nil: "nil"}
	shapes := map[shape]int{square{2}: 4}
	chans := map[chan int]string{}
	funcs := map[string]func(int) int{"double": func(x int) int { return x * 2 }}
	sets := map[rune]struct{}{'a': {}}
	bytes := map[byte]uint16{255: 1}
	large := map[int][40]int{}
	c := make(chan int)
	chans[c] = "c"
	pointers := map[*point]int{}
	p, q := &point{1, 2}, &point{1, 2}
	pointers[p] = 1
	pointers[q] = 2
	pointers[p]++
	points[point{9, 9}] = append(points[point{9, 9}], 7)
	points[point{9, 9}] = append(points[point{9, 9}], 8)
	colors["red"]["dark"]++
	colors["red"]["dark"] += 5
	floats[-0.0] = false
	v := large[3]
	v[39] = 7
	large[3] = v

	fmt.Println(ints, strs, points, floats, arrays, bools, colors)
	fmt.Println(anys[1], anys["1"], anys[1.0], anys[point{1, 2}], anys[nil], anys[int8(1)] == "", len(anys))
	fmt.Println(shapes[square{2}], chans[c], chans[nil] == "", pointers[p], pointers[q], len(pointers))
	fmt.Println(funcs["double"](21), funcs["none"] == nil, sets, bytes, large[3][39], large[4][39])

	x, ok := ints[3]
	fmt.Printf("%q %v\n", x, ok)
	if _, ok := sets['a']; ok {
		delete(sets, 'a')
	}
	delete(ints, 99)
	var none map[string]int
	fmt.Println(len(sets), len(none), none["x"], none == nil)
	delete(none, "x")
	for range none {
		fmt.Println("never")
	}
	clear(ints)
	fmt.Println(len(ints), ints)

	sum := 0
	many := make(map[int]int, 10)
	for i := range 1000 {
		many[i*7919] = i
	}
	for k, v := range many {
		if k != v*7919 {
			fmt.Println("wrong", k, v)
		}
		sum += v
		if v%2 == 0 {
			delete(many, k)
		}
	}
	fmt.Println(sum, len(many))
	words := map[string][]string{}
	for _, w := range []string{"apple", "avocado", "banana", "blueberry", "cherry"} {
		words[w[:1]] = append(words[w[:1]], w)
	}
	fmt.Println(words, len(words["b"]))
}
