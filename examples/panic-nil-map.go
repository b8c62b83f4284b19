package main

import "fmt"

type registry struct {
	names map[string]int
}

func main() {
	var r registry
	fmt.Println(len(r.names), r.names["absent"])
	r.names["first"] = 1
	fmt.Println("not reached")
}
