package main

import "fmt"

func same(a, b any) bool { return a == b }

func main() {
	fmt.Println(same(1, 1), same("a", 1), same([2]int{1, 2}, [2]int{1, 2}), same([]int{}, 1))
	fmt.Println(same(map[string]int{}, map[string]int{}))
}
