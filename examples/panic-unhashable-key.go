package main

import "fmt"

type key struct {
	name string
	tags any
}

func main() {
	seen := map[any]int{}
	seen[1]++
	seen["one"]++
	seen[key{"a", 1}]++
	seen[key{"a", 1}]++
	fmt.Println(len(seen), seen[key{"a", 1}])
	seen[key{"b", []string{"x"}}]++
}
