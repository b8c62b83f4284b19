package main

import "fmt"

func main() {
	s := make([]int, 3, 10)
	n := 8
	fmt.Println(len(s[:n]), cap(s[2:n:9]))
	defer fmt.Println("deferred calls run first")
	fmt.Println(s[n : n-3])
}
