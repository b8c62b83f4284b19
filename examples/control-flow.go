package main

import "fmt"

func classify(n int) string {
	switch {
	case n < 0:
		return "negative"
	case n == 0:
		return "zero"
	case n%2 == 0:
		return "even"
	default:
		return "odd"
	}
}

func fall(n int) (out []string) {
	switch n {
	case 0:
		out = append(out, "zero")
		fallthrough
	case 1:
		out = append(out, "one")
		fallthrough
	default:
		out = append(out, "default")
	case 2, 3, 5:
		out = append(out, "prime")
		if n == 5 {
			break
		}
		out = append(out, "small")
	}
	return
}

func search(grid [][]int, want int) (int, int) {
rows:
	for i, row := range grid {
		for j, v := range row {
			if v < 0 {
				continue rows
			}
			if v == want {
				return i, j
			}
			if v > 100 {
				break rows
			}
		}
	}
	return -1, -1
}

func gotoLoop(n int) int {
	i, sum := 0, 0
again:
	if i < n {
		i++
		if i%3 == 0 {
			goto again
		}
		sum += i
		goto again
	}
	return sum
}

func f(s string, v bool) bool { fmt.Print(s, " "); return v }

func main() {
	for _, n := range []int{-1, 0, 1, 2} {
		fmt.Print(classify(n), " ")
	}
	fmt.Println()
	for n := range 7 {
		fmt.Println(n, fall(n))
	}
	grid := [][]int{{1, 2}, {-1, 7}, {3, 7}, {101, 9}, {9}}
	fmt.Println(search(grid, 7))
	fmt.Println(search(grid, 9))
	fmt.Println(gotoLoop(10))
	fmt.Println(f("a", true) && f("b", false) || f("c", true) && !f("d", false))
	fmt.Println(f("e", true) || f("never", true))
	switch x := 5; x {
	case 1:
	case func() int { fmt.Print("evaluated "); return 5 }():
		fmt.Println("five")
	case func() int { fmt.Print("not evaluated "); return 5 }():
		fmt.Println("again")
	}
	i := 0
loop:
	for {
		switch {
		case i > 5:
			break loop
		case i == 2:
			i += 2
			continue loop
		}
		fmt.Print(i, " ")
		i++
	}
	fmt.Println("end", i)
	if x, y := 1, 2; x > y {
		fmt.Println("greater")
	} else if z := x + y; z == 3 {
		fmt.Println("sum", z, x, y)
	} else {
		fmt.Println("none", z)
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, ",", j, " ")
	}
	fmt.Println()
	switch any(3).(type) {
	}
	switch {
	}
	for i := 0; i < 3; i++ {
		defer func() { fmt.Print("deferred ", i, "\n") }()
	}
}
