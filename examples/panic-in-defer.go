package main

import "fmt"

func main() {
	defer func() {
		fmt.Println("last deferred call")
	}()
	defer func() {
		panic("second")
	}()
	panic("first")
}
