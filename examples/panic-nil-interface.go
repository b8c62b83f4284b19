package main

import "fmt"

type shape interface{ area() int }

type square int

func (s square) area() int { return int(s * s) }

func main() {
	for _, s := range []shape{square(3), nil} {
		fmt.Println(s.area())
	}
}
