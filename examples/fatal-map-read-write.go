package main

import "fmt"

func main() {
	fmt.Println("start")
	m := map[string]int{"a": 1}
	go func() {
		for {
			m["a"]++
		}
	}()
	sum := 0
	for {
		sum += m["a"]
	}
}
